package dev.unroll.benchmarks.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Decoder;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerData;
import dev.unroll.benchmarks.work.CaptionerSizes;
import dev.unroll.benchmarks.work.CaptionerWeights;
import dev.unroll.benchmarks.work.PlainCaptioner;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibtorchCaptionerTest {
  private static final int ROWS = 6;
  private static final CaptionerCase TRAINED =
      new CaptionerCase(
          "test",
          Task.TRAIN,
          Decoder.ATTENTION,
          new CaptionerSizes(List.of(4, 6), 6, 3, 20, 8, 12, 7),
          ROWS);

  @ParameterizedTest
  @CsvSource({"GREEDY,STATE", "BEAM,STATE", "GREEDY,ATTENTION", "BEAM,ATTENTION"})
  void theCaptionsAreThoseOfTheNetworkWrittenOutInDoubles(Task task, Decoder decoder) {
    CaptionerSizes sizes = new CaptionerSizes(List.of(), 10, 3, 40, 9, 16, 7);
    CaptionerCase work = new CaptionerCase("test", task, decoder, sizes, ROWS);
    CaptionerNetwork network = new CaptionerNetwork(work);
    for (CaptionerData batch : CaptionerData.of(work).subList(0, 2)) {
      Tensor tokens =
          LibtorchCaptioner.write(work, network, CaptionerTensors.of(work, batch)).tokens();
      List<List<Integer>> found = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        found.add(ids(tokens.select(0, (long) row * work.width())));
      }
      assertEquals(new PlainCaptioner(work).write(batch), found);
    }
  }

  private static List<Integer> ids(Tensor row) {
    List<Integer> ids = new ArrayList<>();
    for (long t = 0; t < row.size(0); t++) {
      ids.add((int) row.select(0, t).item_long());
    }
    return ids;
  }

  @Test
  void theFirstLossIsThatOfTheNetworkWrittenOutInDoublesAndFalls() {
    LibtorchCaptioner libtorch = new LibtorchCaptioner();
    libtorch.prepare(TRAINED);
    double first = libtorch.step(0);
    assertEquals(new PlainCaptioner(TRAINED).loss(CaptionerData.of(TRAINED).get(0)), first, 1e-4);
    double last = first;
    for (int update = 1; update <= 40; update++) {
      last = libtorch.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @Test
  void theGradientReachesEveryWeightAndAllAreThere() {
    CaptionerNetwork network = new CaptionerNetwork(TRAINED);
    CaptionerData data = CaptionerData.of(TRAINED).get(0);
    network.loss(CaptionerTensors.of(TRAINED, data).with(data)).backward();
    long count = 0;
    for (Tensor parameter : network.parameters().get()) {
      assertTrue(parameter.grad().defined(), "a parameter has no gradient");
      assertTrue(parameter.grad().abs().max().item_float() > 0, "a gradient is zero");
      count += parameter.numel();
    }
    long given =
        CaptionerWeights.of(TRAINED).values().stream()
            .mapToLong(weight -> weight.values().length)
            .sum();
    assertEquals(given, count);
  }
}
