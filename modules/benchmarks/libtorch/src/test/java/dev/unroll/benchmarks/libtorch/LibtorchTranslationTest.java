package dev.unroll.benchmarks.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.PairSizes;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.TranslationCase;
import dev.unroll.benchmarks.work.TranslationCase.Feeding;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibtorchTranslationTest {
  private static final int TOKENS = 18;
  private static final PairSizes SIZES = new PairSizes(20, TOKENS, 16, 16, 8);
  private static final int UPDATES = 200;

  @ParameterizedTest
  @EnumSource
  void theLossBeginsAtTheLogarithmOfTheVocabularyAndFalls(Feeding feeding) {
    LibtorchTranslation libtorch = new LibtorchTranslation();
    libtorch.prepare(work(feeding));
    double first = libtorch.step(0);
    assertEquals(Math.log(TOKENS), first, 0.3);
    double last = first;
    for (int update = 1; update <= UPDATES; update++) {
      last = libtorch.step(update);
    }
    assertTrue(last < first - 0.2, "from " + first + " to " + last);
  }

  @ParameterizedTest
  @EnumSource
  void theGradientReachesEveryParameter(Feeding feeding) {
    PairNetwork network = new PairNetwork(work(feeding));
    network.loss(PairTensors.of(Pairs.of(work(feeding)).get(0))).backward();
    // Vectors of both sides, eight of the encoder, the keys, four of the decoder, two above it.
    assertEquals(2 + 8 + 1 + 4 + 2, network.parameters().size());
    for (Tensor parameter : network.parameters().get()) {
      assertTrue(parameter.grad().defined(), "a parameter has no gradient");
      assertTrue(parameter.grad().abs().max().item_float() > 0, "a gradient is zero");
    }
  }

  @ParameterizedTest
  @EnumSource
  void paddingDoesNotChangeTheLoss(Feeding feeding) {
    PairNetwork network = new PairNetwork(work(feeding));
    Pairs all = Pairs.of(work(feeding)).get(0);
    double sum = 0;
    for (int row = 0; row < SIZES.rows(); row++) {
      Pairs one = new Pairs(List.of(all.sources().get(row)), List.of(all.targets().get(row)));
      sum += network.loss(PairTensors.of(one)).item_float() * one.targetTokens();
    }
    double loss = network.loss(PairTensors.of(all)).item_float();
    assertEquals(sum / all.targetTokens(), loss, 1e-5);
  }

  @Test
  void aBeamThatKeepsEverythingFindsTheLikeliestOfAllSequences() {
    int tokens = 7;
    int stop = 2;
    PairSizes sizes = new PairSizes(9, tokens, 5, 6, 3);
    PairNetwork network =
        new PairNetwork(new TranslationCase("t", Task.SEARCH, Feeding.INPUT, sizes));
    Pairs pairs = new Pairs(List.of(new int[] {4, 5, 6, 2}, new int[] {7, 2}), twice(1, 4, 5));
    TensorBeam.Found found =
        new TensorBeam(tokens - 1, 2, 1, stop)
            .search(PairWriter.of(network, PairTensors.of(pairs)));
    for (int sentence = 0; sentence < 2; sentence++) {
      double best = Double.NEGATIVE_INFINITY;
      long[] likeliest = {};
      for (int first = 0; first < tokens; first++) {
        for (int second = 0; second < tokens; second++) {
          Pairs forced = new Pairs(pairs.sources(), twice(1, first, second));
          double score = logProbability(network, forced, sentence, first, second);
          if (first != stop && second != stop && score > best) {
            best = score;
            likeliest = new long[] {first, second};
          }
        }
      }
      Tensor row = found.tokens().select(0, sentence * (tokens - 1L));
      assertEquals(best, found.scores().select(0, sentence).select(0, 0).item_float(), 1e-5);
      assertEquals(likeliest[0], row.select(0, 0).item_long());
      assertEquals(likeliest[1], row.select(0, 1).item_long());
    }
  }

  private static double logProbability(
      PairNetwork network, Pairs forced, int sentence, int first, int second) {
    Tensor steps = torch.log_softmax(network.logits(PairTensors.of(forced)), 1);
    return steps.select(0, sentence * 2L).select(0, first).item_float()
        + steps.select(0, sentence * 2L + 1).select(0, second).item_float();
  }

  private static List<int[]> twice(int... target) {
    return List.of(target, target);
  }

  private static TranslationCase work(Feeding feeding) {
    return new TranslationCase("test", Task.TRAIN, feeding, SIZES);
  }
}
