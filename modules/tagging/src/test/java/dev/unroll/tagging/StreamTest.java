package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Going word by word. */
class StreamTest {
  private static final List<String> TEXT =
      List.of("fly", "to", "new", "oslo", "by", "zzz", "nine", "from", "york", "today", "to");

  private final List<Tagged> whole = new ArrayList<>();

  private static CarryingGraph graph(TagConfig config, TagData data) {
    CarryingGraph graph =
        TagNetwork.graph(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
            7,
            new NeuralNetConfiguration.Builder());
    // So that tags differ from word to word.
    INDArray parameters = graph.params();
    parameters.muli(3).addi(Models.gaussian(parameters, RandomStream.named(4, "moved")));
    return graph;
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"PLAIN", "FEEDBACK", "NO_MEMORY", "JORDAN", "JORDAN_CELL"})
  void wordByWordIsTaggedAsTheWhole(Variant variant) {
    TagConfig config = variant.config(Kind.BOTH);
    TagData data = Models.data(config, Models.REQUESTS);
    CarryingGraph graph = graph(config, data);
    whole.addAll(
        new Tagger(config, data.lexicon(), data.answers(), graph)
            .tag(List.of(TEXT, TEXT.subList(2, 5), TEXT.subList(0, 9)), new TagBeam(1)));
    StepTagger steps = new StepTagger(config, data.lexicon(), data.answers(), graph);
    TagStream stream = new TagStream(config, data.lexicon(), data.answers(), steps);
    for (Tagged expected : whole) {
      stream.reset();
      assertEquals(expected.tags(), expected.words().stream().map(stream::next).toList());
    }
    assertFalse(whole.get(0).tags().stream().distinct().count() < 2, whole.toString());
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
    StepTagger steps = new StepTagger(config, data.lexicon(), data.answers(), graph(config, data));
    TagSequence text = data.lexicon().sequence(TEXT.subList(0, 3));
    int count = data.answers().tags().size();
    double best = Double.NEGATIVE_INFINITY;
    int[] likeliest = new int[3];
    for (int i = 0; i < count * count * count; i++) {
      int[] tags = {i % count, i / count % count, i / count / count};
      double score = score(steps, text, tags);
      if (score > best) {
        best = score;
        likeliest = tags;
      }
    }
    int[] found = new TagBeam(count * count).best(steps, text);
    assertEquals(best, score(steps, text, found), 1e-5);
    assertEquals(Nd4j.createFromArray(likeliest), Nd4j.createFromArray(found));
  }

  private static double score(StepTagger steps, TagSequence text, int[] tags) {
    steps.reset(1);
    double score = 0;
    int previous = steps.start();
    for (int t = 0; t < tags.length; t++) {
      INDArray logits = steps.step(List.of(StepTagger.word(text, t)), new int[] {previous});
      double sum = 0;
      for (int k = 0; k < logits.length(); k++) {
        sum += Math.exp(logits.getDouble(k));
      }
      score += logits.getDouble(tags[t]) - Math.log(sum);
      previous = tags[t];
    }
    return score;
  }
}
