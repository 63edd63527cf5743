package dev.unroll.tagging;

import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.step.StepRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A trained network that reads forward, one word of each of some texts at a time: its state and its
 * last tags are carried from word to word. The parameters are copied when it is made. For one
 * thread.
 */
final class StepTagger {
  private final TagConfig config;
  private final Lexicon lexicon;

  private final int start;
  private final int hidden;
  private final int stateCount;
  private final CarryingGraph graph;
  private int rows;
  private INDArray[] states;

  /**
   * At the beginning of one text.
   *
   * @param trained of {@link TagNetwork#graph}, in which {@link TagConfig#streams}
   */
  StepTagger(TagConfig config, Lexicon lexicon, Answers answers, CarryingGraph trained) {
    this.config = config;
    this.lexicon = lexicon;
    this.start = answers.tags().size();
    this.hidden = config.network().hidden();
    this.stateCount = TagNetwork.states(config).size();
    this.graph = TagNetwork.stepGraph(config, TagSizes.of(lexicon, answers));
    Map<String, INDArray> parameters = trained.paramTable();
    graph.paramTable().forEach((name, copy) -> copy.assign(parameters.get(name)));
    reset(1);
  }

  /** Begins so many texts. */
  void reset(int rows) {
    this.rows = rows;
    states = new INDArray[stateCount];
    Arrays.setAll(states, i -> Nd4j.zeros(rows, hidden));
  }

  /** K, in place of a tag before the first word. */
  int start() {
    return start;
  }

  /**
   * Reads a word of each text.
   *
   * @param words sequences of one word each, [rows]
   * @param previous the tags before, [rows]; of no meaning where they are not read
   * @return logits of tags, [rows, K]
   */
  INDArray step(List<TagSequence> words, int[] previous) {
    TagBatch batch = TagBatches.of(words, lexicon.words().padding());
    TagArrays arrays = TagArrays.of(config, batch, previous);
    int read = arrays.inputs().length;
    INDArray[] inputs = Arrays.copyOf(arrays.inputs(), read + stateCount);
    INDArray[] masks = Arrays.copyOf(arrays.inputMasks(), read + stateCount);
    System.arraycopy(states, 0, inputs, read, stateCount);
    INDArray[] outputs = graph.output(false, inputs, masks, null);
    for (int i = 0; i < stateCount; i++) {
      states[i] = outputs[i + 1].dup('c');
    }
    return outputs[0].get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(0)).dup('c');
  }

  /** Lets row i go on from what row {@code parents[i]} was. */
  void reorder(int[] parents) {
    for (int i = 0; i < stateCount; i++) {
      states[i] = StepRows.pick(states[i], parents);
    }
  }

  /** The likeliest tag at each word, given those chosen before it, [rows][T]. */
  List<int[]> greedy(List<TagSequence> texts) {
    reset(texts.size());
    int longest = texts.stream().mapToInt(TagSequence::length).max().orElse(0);
    List<int[]> tags = new ArrayList<>();
    texts.forEach(text -> tags.add(new int[text.length()]));
    int[] previous = new int[rows];
    Arrays.fill(previous, start);
    for (int t = 0; t < longest; t++) {
      int step = t;
      INDArray logits = step(texts.stream().map(text -> word(text, step)).toList(), previous);
      previous = logits.argMax(1).toIntVector();
      for (int row = 0; row < rows; row++) {
        if (t < tags.get(row).length) {
          tags.get(row)[t] = previous[row];
        }
      }
    }
    return tags;
  }

  /** A word of a text, by itself; the last one again where the text has ended. */
  static TagSequence word(TagSequence text, int at) {
    int t = Math.min(at, text.length() - 1);
    return new TagSequence(
        new int[] {text.words()[t]},
        new int[0],
        TagSequence.NO_LABEL,
        text.letters().length == 0 ? text.letters() : new int[][] {text.letters()[t]},
        text.grams().length == 0 ? text.grams() : new int[][] {text.grams()[t]});
  }
}
