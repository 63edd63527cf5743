package dev.unroll.benchmarks.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.TaggingSizes;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibtorchTaggingTest {
  private static final int TAGS = 6;
  private static final int ROWS = 8;
  private static final int STEPS = 5;

  private static TaggingCase work(boolean chain) {
    return new TaggingCase("test", chain, new TaggingSizes(18, 16, 16, TAGS, ROWS, STEPS));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLossBeginsAtThatOfEvenChoicesAndFalls(boolean chain) {
    LibtorchTagging libtorch = new LibtorchTagging();
    libtorch.prepare(work(chain));
    double first = libtorch.step(0);
    assertEquals(Math.log(TAGS), first, 0.3);
    double last = first;
    for (int update = 1; update <= 60; update++) {
      last = libtorch.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGradientReachesEveryParameter(boolean chain) {
    TaggingCase work = work(chain);
    TorchTagger model = new TorchTagger(work);
    model.loss(Tensors.ofIds(work.batches().get(0), ROWS, STEPS)).backward();
    for (Tensor parameter : model.parameters().get()) {
      assertTrue(parameter.grad().abs().max().item_float() > 0, "a gradient is zero");
    }
  }

  /** As many as ours, which has one bias where libtorch adds two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void parametersAreThoseOfTheEquationsWithEachCellsBiasTwice(boolean chain) {
    long count = 0;
    for (Tensor parameter : new TorchTagger(work(chain)).parameters().get()) {
      count += parameter.numel();
    }
    int cells = 2 * 4 * 8 * (16 + 8 + 2);
    int more = chain ? TAGS * TAGS + 2 * TAGS : 0;
    assertEquals(18 * 16 + cells + 17 * TAGS + more, count);
  }

  @Test
  void theChainCountsEverySequenceOfTags() {
    torch.manual_seed(3);
    TorchChain chain = new TorchChain(2);
    for (Tensor scores : chain.parameters()) {
      scores.detach().uniform_();
    }
    Tensor emissions = torch.rand(2, 1, 2);
    double sum = 0;
    for (long first = 0; first < 2; first++) {
      for (long second = 0; second < 2; second++) {
        Tensor tags = torch.tensor(first, second).view(2, 1);
        sum += Math.exp(-2 * chain.loss(emissions, tags).item_float());
      }
    }
    assertEquals(1, sum, 1e-5);
  }
}
