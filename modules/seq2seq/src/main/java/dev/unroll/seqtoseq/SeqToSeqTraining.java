package dev.unroll.seqtoseq;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class SeqToSeqTraining implements Trainable<SeqToSeqConfig, PairSource> {
  @Override
  public Class<SeqToSeqConfig> model() {
    return SeqToSeqConfig.class;
  }

  @Override
  public Class<PairSource> source() {
    return PairSource.class;
  }

  @Override
  public String description(SeqToSeqConfig config) {
    return config.description();
  }

  @Override
  public Prepared prepare(SeqToSeqConfig config, TrainConfig training, PairSource source)
      throws IOException {
    PairSource.Pairs pairs = source.read(config.kind());
    SeqToSeqData data = SeqToSeqData.of(config, pairs.train(), pairs.dev(), pairs.test());
    return new Prepared(
        summary(config, data, pairs.empty()),
        SeqToSeqModel.texts(config, data),
        () -> new SeqToSeqTask(config, data, training));
  }

  private static String summary(SeqToSeqConfig config, SeqToSeqData data, int empty) {
    String summary =
        String.format(
            Locale.ROOT,
            "%,d pairs to train on, %,d held out, %,d to test; vocabulary %,d and %,d",
            data.train().size(),
            data.dev().size(),
            data.test().size(),
            data.source().vocabulary().size(),
            data.target().vocabulary().size());
    if (data.tooLong() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d training pairs left out: longer than %d tokens (--max-length)",
              data.tooLong(),
              config.maximumLength());
    }
    if (empty > 0) {
      summary += String.format(Locale.ROOT, "%n%,d pairs left out: a side is blank", empty);
    }
    return summary;
  }
}
