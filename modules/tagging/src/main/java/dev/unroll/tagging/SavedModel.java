package dev.unroll.tagging;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.tagging.TaggingLayout;
import dev.unroll.data.text.WordLetters;
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
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tagger as its checkpoint has it.
 *
 * @param config what it is made of
 * @param lexicon what it reads
 * @param answers what it can say
 * @param parameters of its network, [1, P]
 */
record SavedModel(TagConfig config, Lexicon lexicon, Answers answers, INDArray parameters) {
  private static final String CONFIG = "config.json";
  private static final String LAYOUT = "layout.txt";
  private static final String WORDS = "words.txt";
  private static final String LETTERS = "letters.txt";
  private static final String TAGS = "tags.txt";
  private static final String LABELS = "labels.txt";
  private static final String TERMS = "terms.txt";

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(TagConfig config, TagData data) {
    return Map.of(
        CONFIG,
        config.toJson(),
        LAYOUT,
        data.lexicon().layout().name(),
        WORDS,
        data.lexicon().words().encode(),
        LETTERS,
        data.lexicon().letters().letters().encode(),
        TAGS,
        data.answers().tags().encode(),
        LABELS,
        data.answers().labels().encode(),
        TERMS,
        data.answers().terms().encode());
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a tagger
   */
  static SavedModel load(Path run) throws IOException {
    Checkpoint checkpoint = RunFiles.checkpoint(run);
    TagConfig config = TagConfig.fromJson(checkpoint.text(CONFIG));
    Vocabulary letters = Vocabulary.decode(checkpoint.text(LETTERS));
    return new SavedModel(
        config,
        new Lexicon(
            config,
            TaggingLayout.valueOf(checkpoint.text(LAYOUT)),
            Vocabulary.decode(checkpoint.text(WORDS)),
            new WordLetters(letters, config.letters().most())),
        new Answers(
            Vocabulary.decode(checkpoint.text(TAGS)),
            Vocabulary.decode(checkpoint.text(LABELS)),
            Vocabulary.decode(checkpoint.text(TERMS))),
        GraphState.parameters(checkpoint.task()));
  }

  /** A network of its own, for one thread. */
  CarryingGraph network() {
    CarryingGraph network =
        TagNetwork.graph(
            config,
            TagSizes.of(lexicon, answers),
            0,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    GraphState.assign(network, parameters);
    return network;
  }
}
