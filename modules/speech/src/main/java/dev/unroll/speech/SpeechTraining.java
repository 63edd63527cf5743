package dev.unroll.speech;

import dev.unroll.data.synthetic.Split;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class SpeechTraining implements Trainable<SpeechConfig, SpeechSource> {
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
    SpeechData data =
        SpeechData.of(config, source.alphabet(), source.read(Split.TRAIN), source.read(Split.DEV));
    return new Prepared(
        summary(config, data),
        SpeechModel.texts(config, data.alphabet()),
        () -> new SpeechTask(config, data, training));
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
    if (data.tooLong() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d recordings left out: longer than %s seconds (--max-seconds)",
              data.tooLong(),
              config.maximumSeconds());
    }
    if (data.tooDense() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d recordings left out: fewer frames than their transcript needs after"
                  + " --convolution",
              data.tooDense());
    }
    return summary;
  }
}
