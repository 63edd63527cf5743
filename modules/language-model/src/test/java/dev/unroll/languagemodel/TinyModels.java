package dev.unroll.languagemodel;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import dev.unroll.languagemodel.LanguageModelConfig.Kind;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.LoopState;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.gradient.GradientNormalisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.datavec.api.split.StringSplit;

/** Small models of every kind, trained for a few steps on embedded stories. */
final class TinyModels {
  static final String TEXT = new StoryCorpus(5, Split.TRAIN).text(12_000);
  static final LanguageModelConfig LSTM =
      rnn(
          Level.CHAR,
          new RecurrentStack(CellName.LSTM, 2, 12, 12, new DropoutConfig(0.3, false, 0, 0), true));

  private static final int STEPS = 12;

  private TinyModels() {}

  /** A model that was trained, and what it was saved as and loaded from. */
  record Trained(Task<?> task, LanguageModelData data, LanguageModel model) {}

  static Map<String, LanguageModelConfig> all() {
    Map<String, LanguageModelConfig> all = new LinkedHashMap<>();
    all.put("lstm", LSTM);
    all.put(
        "elman",
        rnn(
            Level.CHAR,
            new RecurrentStack(
                CellName.ELMAN, 1, 12, 12, new DropoutConfig(0.3, true, 0.2, 0.2), true)));
    all.put(
        "words",
        rnn(Level.WORD, new RecurrentStack(CellName.LSTM, 1, 12, 6, DropoutConfig.none(), false)));
    RecurrentStack sizes = new RecurrentStack(CellName.LSTM, 1, 12, 6, DropoutConfig.none(), false);
    all.put("window", new LanguageModelConfig(Kind.MLP, Level.CHAR, 300, 1, sizes, 3, 4, 16));
    all.put("ngram", new LanguageModelConfig(Kind.NGRAM, Level.BPE, 300, 1, sizes, 4, 4, 16));
    all.put("unigram", new LanguageModelConfig(Kind.NGRAM, Level.CHAR, 300, 1, sizes, 1, 4, 16));
    return all;
  }

  static LanguageModelConfig rnn(Level level, RecurrentStack layers) {
    return new LanguageModelConfig(Kind.RNN, level, 300, 1, layers, 5, 4, 16);
  }

  static LanguageModelData data(LanguageModelConfig config) {
    return LanguageModelData.of(config, new Corpus.Whole(new StringSplit(TEXT)), false);
  }

  static Trained train(LanguageModelConfig config, Path folder) throws IOException {
    Backend.start();
    LanguageModelData data = data(config);
    Task<?> task =
        config.kind() == Kind.NGRAM
            ? new NgramTask(config, data, 1)
            : new LanguageModelTask(config, data, training());
    fit(task);
    Path file = folder.resolve("model.zip");
    CheckpointFile.write(
        file, new Checkpoint(LoopState.start(), task.state(), LanguageModel.texts(config, data)));
    return new Trained(task, data, LanguageModel.load(file));
  }

  private static TrainConfig training() {
    TrainConfig usual = TrainCommand.DEFAULTS;
    return new TrainConfig(
        7,
        usual.limits(),
        usual.optimiser(),
        new TrainConfig.RateConfig(TrainConfig.Kind.CONSTANT, 0.01, 0.5, 1000, 2, 0),
        GradientNormalisation.CLIP_GLOBAL_NORM,
        1);
  }

  private static <B> void fit(Task<B> task) {
    try (var batches = task.epoch(0, 0)) {
      for (int step = 0; step < STEPS && batches.hasNext(); step++) {
        task.fit(batches.next(), step);
      }
    }
  }
}
