package dev.unroll.languagemodel;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Prepared;
import dev.unroll.training.launch.Trainable;
import java.util.Locale;

/** How language models are trained from the command line. */
final class LanguageModelTraining implements Trainable<LanguageModelConfig, DataConfig> {
  @Override
  public Class<LanguageModelConfig> model() {
    return LanguageModelConfig.class;
  }

  @Override
  public Class<DataConfig> source() {
    return DataConfig.class;
  }

  @Override
  public String description(LanguageModelConfig model) {
    return model.description();
  }

  @Override
  public Prepared prepare(LanguageModelConfig model, TrainConfig training, DataConfig source) {
    LanguageModelData data = LanguageModelData.of(model, source.corpus(), source.lenient());
    return new Prepared(
        summary(data),
        LanguageModel.texts(model, data),
        () ->
            model.kind() == LanguageModelConfig.Kind.NGRAM
                ? new NgramTask(model, data, training.seed())
                : new LanguageModelTask(model, data, training));
  }

  private static String summary(LanguageModelData data) {
    return String.format(
        Locale.ROOT,
        "%,d tokens to train on, %,d held out, %,d to test; vocabulary %,d",
        data.train().length,
        data.dev().length,
        data.test().length,
        data.vocabulary().size());
  }
}
