package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RandomOptions.model;
import static dev.unroll.core.decoding.RandomOptions.options;
import static dev.unroll.core.decoding.RecurrentScorer.START;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionMatrixTest {
  @Test
  void everyDecoderHandsOnWhereEachStepLooked() {
    List<TinyModel> models = new ArrayList<>();
    for (int sentence = 0; sentence < 6; sentence++) {
      models.add(TinyModel.attentive(TinyModel.random(4, sentence, true), 1 + sentence, sentence));
    }
    AttentiveRecurrentScorer scorer = new AttentiveRecurrentScorer(models);
    SequenceRules rules = SequenceRules.of(START, 3, 5);
    List<List<Hypothesis>> beams =
        new BeamSearch(BeamOptions.of(4, rules).withNBest(4)).search(scorer);
    SequenceSampler sampler = new SequenceSampler(rules, Sampler.of(SamplerOptions.plain()));
    List<Hypothesis> samples = sampler.sample(scorer, new RandomStream(3)::at);
    List<Hypothesis> greedy = SequenceSampler.greedy(scorer, rules);
    for (int sentence = 0; sentence < models.size(); sentence++) {
      List<Hypothesis> all = new ArrayList<>(beams.get(sentence));
      all.add(samples.get(sentence));
      all.add(greedy.get(sentence));
      for (Hypothesis found : all) {
        assertEquals(expected(models.get(sentence), found), found.attention());
      }
    }
  }

  private static AttentionMatrix expected(TinyModel model, Hypothesis found) {
    int steps = found.tokens().size() + (found.finished() ? 1 : 0);
    float[][] weights = new float[steps][];
    for (int step = 0; step < steps; step++) {
      weights[step] = model.attentionAfter(found.tokens().subList(0, step));
    }
    return AttentionMatrix.of(weights);
  }

  @Test
  void beamOfOneIsGreedyWithItsAttention() {
    for (int i = 0; i < 200; i++) {
      TinyModel model = TinyModel.attentive(model(i), 3, i);
      AttentiveRecurrentScorer scorer = new AttentiveRecurrentScorer(List.of(model));
      BeamOptions options = options(i, 1, 1).withCoverage(new CoveragePenalty(0.2));
      Hypothesis greedy = SequenceSampler.greedy(scorer, options.rules()).get(0);
      Hypothesis found = new BeamSearch(options).search(scorer).get(0).get(0);
      assertEquals(greedy.tokens(), found.tokens());
      assertEquals(greedy.attention(), found.attention());
    }
  }

  @Test
  void scorerWithoutAttentionLeavesItEmpty() {
    RecurrentScorer scorer = new RecurrentScorer(List.of(model(1)));
    Hypothesis greedy = SequenceSampler.greedy(scorer, SequenceRules.of(START, 1, 3)).get(0);
    assertTrue(greedy.attention().isEmpty());
    assertEquals(0, greedy.attention().sources());
  }

  @Test
  void theCallersArrayIsCopied() {
    float[][] weights = {{0.25f, 0.5f, 0.25f}};
    AttentionMatrix attention = AttentionMatrix.of(weights);
    weights[0][0] = 1;
    assertEquals(0.25f, attention.weight(0, 0));
    assertArrayEquals(new float[] {0.25f, 0.5f, 0.25f}, attention.weights()[0]);
  }

  @Test
  void weightsThatCannotBeAreNamed() {
    float[][] negative = {{1, 0}, {-0.5f, 1}};
    float[][] ragged = {{1, 0}, {1}};
    assertTrue(refusal(negative).contains("step 1 looks at source position 0 with weight -0.5"));
    assertTrue(refusal(new float[][] {{Float.NaN}}).contains("weight NaN"));
    assertTrue(refusal(ragged).contains("step 1 has 1 attention weights"));
  }

  private static String refusal(float[][] weights) {
    return assertThrows(IllegalArgumentException.class, () -> AttentionMatrix.of(weights))
        .getMessage();
  }
}
