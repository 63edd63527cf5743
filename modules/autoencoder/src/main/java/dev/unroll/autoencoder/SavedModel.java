package dev.unroll.autoencoder;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.Language;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An autoencoder as its checkpoint has it.
 *
 * @param config what it is made of
 * @param language of its sentences
 * @param network of {@link AutoencoderNetwork#graph}; to be copied from, or run by one thread
 */
record SavedModel(AutoencoderConfig config, Language language, CarryingGraph network) {
  private static final String CONFIG = "config.json";
  private static final String TOKENISER = "tokeniser.txt";
  private static final String VOCABULARY = "vocabulary.txt";

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(AutoencoderConfig config, Language language) {
    return Map.of(
        CONFIG,
        config.toJson(),
        TOKENISER,
        language.tokeniser().encode(),
        VOCABULARY,
        language.vocabulary().encode());
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of an autoencoder
   */
  static SavedModel load(Path run) throws IOException {
    Checkpoint checkpoint = RunFiles.checkpoint(run);
    AutoencoderConfig config = AutoencoderConfig.fromJson(checkpoint.text(CONFIG));
    Language language =
        new Language(
            config.text(),
            Tokeniser.decode(checkpoint.text(TOKENISER)),
            Vocabulary.decode(checkpoint.text(VOCABULARY)));
    CarryingGraph network =
        AutoencoderNetwork.graph(
            config,
            language.vocabulary().size(),
            0,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    GraphState.assign(network, GraphState.parameters(checkpoint.task()));
    return new SavedModel(config, language, network);
  }
}
