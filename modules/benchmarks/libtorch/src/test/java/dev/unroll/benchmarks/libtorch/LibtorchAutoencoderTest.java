package dev.unroll.benchmarks.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.AutoencoderCase.Kind;
import dev.unroll.benchmarks.work.AutoencoderSizes;
import dev.unroll.benchmarks.work.Pairs;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibtorchAutoencoderTest {
  private static final int TOKENS = 18;
  private static final int ROWS = 8;

  private static AutoencoderCase work(Kind kind) {
    return new AutoencoderCase("test", kind, new AutoencoderSizes(TOKENS, 16, 16, 16, ROWS, 5));
  }

  @ParameterizedTest
  @EnumSource
  void theLossBeginsAtThatOfEvenChoicesAndFalls(Kind kind) {
    LibtorchAutoencoder libtorch = new LibtorchAutoencoder();
    libtorch.prepare(work(kind));
    double first = libtorch.step(0);
    assertEquals(Math.log(TOKENS), first, 0.3);
    double last = first;
    for (int update = 1; update <= 60; update++) {
      last = libtorch.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @ParameterizedTest
  @EnumSource
  void theGradientReachesEveryParameter(Kind kind) {
    AutoencoderCase work = work(kind);
    SentenceModel model = new SentenceModel(work);
    model.loss(PairTensors.of(work.batches().get(0))).backward();
    for (Tensor parameter : model.parameters().get()) {
      assertTrue(parameter.grad().abs().max().item_float() > 0, "a gradient is zero");
    }
  }

  /** As many as ours, which has one bias where libtorch adds two. */
  @ParameterizedTest
  @EnumSource
  void parametersAreThoseOfTheEquationsWithEachCellsBiasTwice(Kind kind) {
    long count = 0;
    for (Tensor parameter : new SentenceModel(work(kind)).parameters().get()) {
      count += parameter.numel();
    }
    int gates = kind == Kind.PLAIN ? 4 : 3;
    int states = kind == Kind.PLAIN ? 2 : 1;
    int cells = gates * (2 * 8 * 25 + kind.decoders() * 16 * 49);
    int affine = (16 * states + 1) * 16 + kind.decoders() * states * 17 * 16;
    int biases = gates * (2 * 8 + kind.decoders() * 16);
    assertEquals(2 * TOKENS * 16 + cells + affine + 17 * TOKENS + biases, count);
  }

  @ParameterizedTest
  @EnumSource
  void otherSentencesOfABatchDoNotChangeTheLossOfOne(Kind kind) {
    AutoencoderCase work = work(kind);
    torch.manual_seed(3);
    SentenceModel model = new SentenceModel(work);
    Pairs all = work.batches().get(0);
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      List<int[]> targets =
          kind == Kind.PLAIN
              ? List.of(all.targets().get(row))
              : List.of(all.targets().get(row), all.targets().get(ROWS + row));
      Pairs one = new Pairs(List.of(all.sources().get(row)), targets);
      sum += model.loss(PairTensors.of(one)).item_float() / ROWS;
    }
    assertEquals(sum, model.loss(PairTensors.of(all)).item_float(), 1e-4);
  }
}
