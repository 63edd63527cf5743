package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Going word by word. */
class StreamTest {
  private static final List<String> TEXT =
      List.of("fly", "to", "new", "oslo", "by", "zzz", "nine", "from", "york", "today", "to");

  private static CarryingGraph graph(TagConfig config, TagData data) {
    return graph(config, data, 4);
  }

  private static CarryingGraph graph(TagConfig config, TagData data, long seed) {
    CarryingGraph graph =
        TagNetwork.graph(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
            7,
            new NeuralNetConfiguration.Builder());
    // So that tags differ from word to word.
    INDArray parameters = graph.params();
    INDArray moved = Models.gaussian(parameters, RandomStream.named(seed, "moved"));
    parameters.muli(3).addi(moved.muli(0.7));
    return graph;
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"PLAIN", "FEEDBACK", "NO_MEMORY", "JORDAN", "JORDAN_CELL"})
  void wordByWordIsTaggedAsTheWhole(Variant variant) {
    TagConfig config = variant.config(Kind.BOTH);
    TagData data = Models.data(config, Models.REQUESTS);
    int varied = 0;
    for (long seed = 0; seed < 6; seed++) {
      CarryingGraph graph = graph(config, data, seed);
      List<Tagged> whole =
          new Tagger(config, data.lexicon(), data.answers(), graph)
              .tag(List.of(TEXT, TEXT.subList(2, 5), TEXT.subList(0, 9)), new TagBeam(1));
      StepTagger steps = new StepTagger(config, data.lexicon(), data.answers(), graph);
      TagStream stream = new TagStream(config, data.lexicon(), data.answers(), steps);
      for (Tagged expected : whole) {
        stream.reset();
        assertEquals(expected.tags(), expected.words().stream().map(stream::next).toList());
      }
      varied += whole.get(0).tags().stream().distinct().count() > 1 ? 1 : 0;
    }
    assertTrue(varied > 0, "all words have one tag, so that nothing was compared");
  }

  /** The whole graph, given the tags that were found one by one, finds each of them likeliest. */
  @Test
  void tagsOneByOneAreThoseOfTheWholeGraph() {
    TagConfig config = Variant.FEEDBACK.config(Kind.BOTH);
    TagData data = Models.data(config, Models.REQUESTS);
    CarryingGraph graph = graph(config, data);
    TagSequence text = data.lexicon().sequence(TEXT);
    int[] tags =
        new StepTagger(config, data.lexicon(), data.answers(), graph).greedy(List.of(text)).get(0);
    TagSequence tagged = data.lexicon().sequence(TEXT, tags, TagSequence.NO_LABEL);
    TagArrays arrays =
        TagArrays.of(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
            TagBatches.of(List.of(tagged), 0),
            List.of(new int[0]));
    INDArray logits = graph.output(false, arrays.inputs(), arrays.inputMasks(), null)[0];
    assertArrayEquals(tags, logits.argMax(1).ravel().toIntVector());
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"BOTH_WAYS", "CHAIN", "WINDOW", "SENTIMENT", "TERMS"})
  void whoNeedsWhatFollowsCannotStream(Variant variant) {
    assertFalse(variant.config(Kind.NONE).streams());
  }

  /** Every sequence of K tags for three words, each scored by itself. */
  @Test
  void aWideBeamFindsTheLikeliestTagsOfAll() {
    TagConfig config = Variant.FEEDBACK.config(Kind.NONE);
    TagData data = Models.data(config, Models.REQUESTS);
    int greedyIsWrong = 0;
    for (long seed = 0; seed < 30; seed++) {
      CarryingGraph graph = graph(config, data, seed);
      StepTagger steps = new StepTagger(config, data.lexicon(), data.answers(), graph);
      TagSequence text = data.lexicon().sequence(TEXT.subList(0, 3));
      int[] best = likeliest(steps, text, data.answers().tags().size());
      int count = data.answers().tags().size();
      assertArrayEquals(best, new TagBeam(count * count).best(steps, text));
      greedyIsWrong += Arrays.equals(best, steps.greedy(List.of(text)).get(0)) ? 0 : 1;
    }
    assertTrue(greedyIsWrong > 0, "greedy search found all, so that a beam was not needed");
  }

  private static int[] likeliest(StepTagger steps, TagSequence text, int count) {
    int[][] all = new int[count * count * count][];
    Arrays.setAll(all, i -> new int[] {i % count, i / count % count, i / count / count});
    double[] scores = scores(steps, text, all);
    int best = 0;
    for (int i = 1; i < all.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return all[best];
  }

  /** ln P of each sequence of tags, in a row of its own. */
  private static double[] scores(StepTagger steps, TagSequence text, int[][] all) {
    steps.reset(all.length);
    double[] scores = new double[all.length];
    int[] previous = new int[all.length];
    Arrays.fill(previous, steps.start());
    for (int t = 0; t < text.length(); t++) {
      TagSequence word = StepTagger.word(text, t);
      INDArray logits = steps.step(Collections.nCopies(all.length, word), previous);
      for (int row = 0; row < all.length; row++) {
        double sum = 0;
        for (int k = 0; k < logits.size(1); k++) {
          sum += Math.exp(logits.getDouble(row, k));
        }
        scores[row] += logits.getDouble(row, all[row][t]) - Math.log(sum);
        previous[row] = all[row][t];
      }
    }
    return scores;
  }
}
