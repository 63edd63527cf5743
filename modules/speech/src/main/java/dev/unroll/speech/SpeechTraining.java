package dev.unroll.speech;

import dev.unroll.data.synthetic.Split;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class SpeechTraining implements Trainable<SpeechConfig, SpeechSource> {
  /** Warnings that are shown. */
  private static final int WARNINGS = 5;

  @Override
  public Class<SpeechConfig> model() {
    return SpeechConfig.class;
  }

  @Override
  public Class<SpeechSource> source() {
    return SpeechSource.class;
  }

  @Override
  public String description(SpeechConfig config) {
    return config.description();
  }

  @Override
  public Prepared prepare(SpeechConfig config, TrainConfig training, SpeechSource source)
      throws IOException {
    Parts parts = new Parts(source);
    if (source.hasTest()) {
      parts.read(Split.TEST); // what is wrong with it is better said now than after the training
    }
    SpeechData data =
        SpeechData.of(config, source.alphabet(), parts.read(Split.TRAIN), parts.read(Split.DEV));
    return new Prepared(
        summary(config, data),
        SpeechModel.texts(config, data.alphabet()),
        () -> SpeechTask.of(config, data, training));
  }

  private static String summary(SpeechConfig config, SpeechData data) {
    double step = new Clock(config).step() / config.network().stride();
    String summary =
        String.format(
            Locale.ROOT,
            "%,d recordings to train on (%.1f minutes), %,d held out (%.1f minutes); %d letters",
            data.train().size(),
            data.train().allFrames() * step / 60,
            data.dev().size(),
            data.dev().allFrames() * step / 60,
            data.alphabet().size() - 1);
    List<String> lines = new ArrayList<>(List.of(summary));
    leftOut(lines, "recordings", data.train(), config);
    leftOut(lines, "held-out recordings", data.dev(), config);
    data.warnings().stream().limit(WARNINGS).forEach(lines::add);
    if (data.warnings().size() > WARNINGS) {
      lines.add("and " + (data.warnings().size() - WARNINGS) + " warnings more");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void leftOut(
      List<String> lines, String what, SpeechData.Heard heard, SpeechConfig config) {
    if (heard.tooLong() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d %s left out: longer than %s seconds (--max-seconds)",
              heard.tooLong(),
              what,
              config.maximumSeconds()));
    }
    if (heard.tooDense() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d %s left out: fewer frames than their transcript needs after --convolution",
              heard.tooDense(),
              what));
    }
  }
}
