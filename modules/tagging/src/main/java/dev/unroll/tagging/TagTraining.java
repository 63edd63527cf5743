package dev.unroll.tagging;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class TagTraining implements Trainable<TagConfig, TagSource> {
  @Override
  public Class<TagConfig> model() {
    return TagConfig.class;
  }

  @Override
  public Class<TagSource> source() {
    return TagSource.class;
  }

  @Override
  public String description(TagConfig config) {
    return config.description();
  }

  @Override
  public Prepared prepare(TagConfig config, TrainConfig training, TagSource source)
      throws IOException {
    Corpus corpus = source.read(config.task());
    TagData data = TagData.of(config, corpus);
    return new Prepared(
        summary(config, corpus, data),
        SavedModel.texts(config, data),
        () -> TagTask.of(config, data, training));
  }

  private static String summary(TagConfig config, Corpus corpus, TagData data) {
    Answers answers = data.answers();
    StringBuilder summary = new StringBuilder();
    add(
        summary,
        "%,d texts to train on, %,d held out, %,d to test (%s); vocabulary %,d",
        data.train().size(),
        data.dev().size(),
        corpus.test().size(),
        corpus.layout(),
        data.lexicon().words().size());
    add(summary, answers.tags().size() > 0 ? ", %,d tags" : "", answers.tags().size());
    add(summary, answers.labels().size() > 0 ? ", %,d labels" : "", answers.labels().size());
    add(summary, answers.terms().size() > 0 ? ", %,d terms" : "", answers.terms().size());
    add(summary, corpus.empty() > 0 ? "%n%,d sentences left out: no words" : "", corpus.empty());
    add(
        summary,
        corpus.repaired() > 0 ? "%n%,d tags repaired, such as I without B" : "",
        corpus.repaired());
    add(
        summary,
        data.cut() > 0 ? "%n%,d words read to their letter %d (--max-letters)" : "",
        data.cut(),
        config.letters().most());
    return summary.toString();
  }

  private static void add(StringBuilder summary, String format, Object... values) {
    summary.append(String.format(Locale.ROOT, format, values));
  }
}
