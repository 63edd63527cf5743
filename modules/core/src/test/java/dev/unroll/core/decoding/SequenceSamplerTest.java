package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RecurrentScorer.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceSamplerTest {
  private static final SequenceRules RULES = SequenceRules.of(START, 2, 4);
  private static final RandomStream NUMBERS = RandomStream.named(5, "sampling");

  @Test
  void sequencesAreDrawnAsOftenAsTheyAreLikely() {
    TinyModel model = TinyModel.random(3, 11, false);
    int draws = 40_000;
    List<TinyModel> batch = IntStream.range(0, draws).mapToObj(i -> model).toList();
    Map<List<Integer>, Integer> counts = new HashMap<>();
    sampler()
        .sample(new RecurrentScorer(batch), NUMBERS::at)
        .forEach(found -> counts.merge(found.tokens(), 1, Integer::sum));
    // Cut sequences are the longest, so their tokens never equal a finished one's.
    List<Hypothesis> all = Exhaustive.best(model, BeamOptions.of(1000, RULES).withNBest(1000));
    assertEquals(1, all.stream().mapToDouble(h -> Math.exp(h.logProbability())).sum(), 1e-6);
    for (Hypothesis sequence : all) {
      double expected = draws * Math.exp(sequence.logProbability());
      double deviation = counts.getOrDefault(sequence.tokens(), 0) - expected;
      assertTrue(Math.abs(deviation) < 5 * Math.sqrt(expected) + 3, sequence + " " + deviation);
    }
  }

  @Test
  void batchSizeDoesNotChangeTheSequences() {
    List<TinyModel> models = new ArrayList<>();
    List<Hypothesis> alone = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TinyModel model = TinyModel.random(3, i, i % 2 == 0);
      int sentence = i;
      models.add(model);
      alone.addAll(
          sampler().sample(new RecurrentScorer(List.of(model)), zero -> NUMBERS.at(sentence)));
    }
    assertEquals(alone, sampler().sample(new RecurrentScorer(models), NUMBERS::at));
  }

  @Test
  void rulesHoldInEverySequence() {
    TinyModel model = TinyModel.random(4, 3, false);
    SequenceRules rules = new SequenceRules(START, 3, 2, 9, 2);
    List<TinyModel> batch = IntStream.range(0, 500).mapToObj(i -> model).toList();
    List<Hypothesis> found =
        new SequenceSampler(rules, Sampler.of(SamplerOptions.plain()))
            .sample(new RecurrentScorer(batch), NUMBERS::at);
    for (Hypothesis sequence : found) {
      int length = sequence.tokens().size();
      assertTrue(length >= 2 && length <= (sequence.finished() ? 8 : 9), sequence::toString);
      assertFalse(Exhaustive.repeats(sequence.tokens(), 2), sequence::toString);
    }
  }

  @Test
  void withoutAStopSymbolSequencesAreAsLongAsAllowed() {
    TinyModel model = TinyModel.random(3, 3, false);
    SequenceRules rules = SequenceRules.of(START, SequenceRules.NO_STOP, 500);
    Hypothesis found =
        new SequenceSampler(rules, Sampler.of(SamplerOptions.plain()))
            .sample(new RecurrentScorer(List.of(model)), NUMBERS::at)
            .get(0);
    assertEquals(500, found.tokens().size());
    assertFalse(found.finished());
  }

  private static SequenceSampler sampler() {
    return new SequenceSampler(RULES, Sampler.of(SamplerOptions.plain()));
  }
}
