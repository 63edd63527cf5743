package dev.unroll.captioning;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the launcher of runs must know of this application. */
final class CaptionTraining implements Trainable<CaptionConfig, CaptionSource> {
  @Override
  public Class<CaptionConfig> model() {
    return CaptionConfig.class;
  }

  @Override
  public Class<CaptionSource> source() {
    return CaptionSource.class;
  }

  @Override
  public String description(CaptionConfig config) {
    return config.description();
  }

  @Override
  public Prepared prepare(CaptionConfig config, TrainConfig training, CaptionSource source)
      throws IOException {
    CaptionSource.Parts parts = source.read();
    CaptionData data = CaptionData.of(config, parts.train(), parts.dev());
    Eye eye = Eye.read(config.encoder());
    return new Prepared(
        summary(config, data),
        CaptionModel.texts(config, data),
        () -> new CaptionTask(config, data, eye, training));
  }

  private static String summary(CaptionConfig config, CaptionData data) {
    String summary =
        String.format(
            Locale.ROOT,
            "%,d pictures with %,d captions to train on, %,d pictures held out; vocabulary %,d",
            data.train().size(),
            data.train().ids().stream().mapToInt(List::size).sum(),
            data.dev().size(),
            data.language().vocabulary().size());
    if (data.tooLong() > 0) {
      summary +=
          String.format(
              Locale.ROOT,
              "%n%,d training captions left out: blank, or longer than %d tokens (--max-length)",
              data.tooLong(),
              config.maximumLength());
    }
    return summary;
  }
}
