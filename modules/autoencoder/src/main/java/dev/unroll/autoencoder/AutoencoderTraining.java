package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderSource.Texts;
import dev.unroll.data.document.DocumentFile;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class AutoencoderTraining implements Trainable<AutoencoderConfig, AutoencoderSource> {
  @Override
  public Class<AutoencoderConfig> model() {
    return AutoencoderConfig.class;
  }

  @Override
  public Class<AutoencoderSource> source() {
    return AutoencoderSource.class;
  }

  @Override
  public String description(AutoencoderConfig config) {
    return config.description();
  }

  @Override
  public Prepared prepare(AutoencoderConfig config, TrainConfig training, AutoencoderSource source)
      throws IOException {
    Texts texts = source.texts(config);
    AutoencoderData data = AutoencoderData.of(config, texts.text());
    return new Prepared(
        layouts(texts.files()) + summary(config, data),
        SavedModel.texts(config, data.language()),
        () -> AutoencoderTask.of(config, data, training));
  }

  /** A line for each file, by which a wrong guess is seen. */
  private static String layouts(List<DocumentFile> files) {
    StringBuilder lines = new StringBuilder();
    for (DocumentFile file : files) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s: %s, %,d paragraphs, %,d sentences%n",
              file.file(),
              file.layout(),
              file.documents().size(),
              file.sentences().size()));
    }
    return lines.toString();
  }

  private static String summary(AutoencoderConfig config, AutoencoderData data) {
    if (config.documents().whole()) {
      return documents(config, data);
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%,d sentences to train on, %,d held out; vocabulary %,d",
            data.train().size(),
            data.dev().size(),
            data.language().vocabulary().size());
    if (data.tooLong() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d sentences left out: longer than %d tokens (--max-length)",
              data.tooLong(),
              config.maximumLength());
    }
    if (config.kind() == AutoencoderConfig.Kind.SKIP_THOUGHT && data.train().alone() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d sentences teach nothing, for none is before or after them (--across takes"
                  + " paragraphs together)",
              data.train().alone());
    }
    return summary;
  }

  private static String documents(AutoencoderConfig config, AutoencoderData data) {
    DocumentConfig form = config.documents();
    String summary =
        String.format(
            Locale.ROOT,
            "%,d documents of %d to %d sentences to train on, %,d held out; vocabulary %,d",
            data.train().stretches().size(),
            form.fewest(),
            form.most(),
            data.dev().stretches().size(),
            data.language().vocabulary().size());
    if (data.tooLong() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d sentences left out: longer than %d tokens (--max-length), or with too few"
                  + " neighbours (--min-sentences)",
              data.tooLong(),
              config.maximumLength());
    }
    return summary;
  }
}
