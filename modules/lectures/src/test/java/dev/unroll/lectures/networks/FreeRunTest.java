package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.recurrent.Gru;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FreeRunTest {
  private static final float[][][] COURSES = {
    {{1}, {2}, {3}, {4}, {6}}, {{0}, {-1}, {1}, {3}, {2}},
  };

  private final SmallNetwork network =
      new SmallNetwork(Sizes.numbers(new Gru(), 4, 1, 1), Training.adam(0.01, 1), 3);

  @Test
  void ofANetworkThatSaysNothingTheErrorsAreThoseByHand() {
    network.graph().params().assign(0);

    FreeRun run = FreeRun.of(network, COURSES, 3).beside(List.of(network), COURSES, 3, 2);

    double[] sizes = {Math.sqrt((16 + 9) / 2.0), Math.sqrt((36 + 4) / 2.0)};
    assertArrayEquals(sizes, run.forced(), 1e-6);
    assertArrayEquals(sizes, run.free(), 1e-6);
    assertArrayEquals(
        new double[] {Math.sqrt((1 + 4) / 2.0), Math.sqrt((9 + 1) / 2.0)}, run.repeated(), 1e-6);
    assertArrayEquals(new double[] {sizes[1]}, run.direct(), 1e-6);
    assertArrayEquals(new double[] {4, 6}, run.truth());
  }

  @Test
  void onItsOwnItReadsWhatItSaid() {
    FreeRun run = FreeRun.of(network, new float[][][] {COURSES[0]}, 3);
    double said = said(1, 2, 3);
    double next = said(1, 2, 3, (float) said);

    assertEquals(run.forced()[0], run.free()[0], 1e-6);
    assertArrayEquals(new double[] {said, next}, run.run(), 1e-6);
    assertArrayEquals(new double[] {Math.abs(4 - said), Math.abs(6 - next)}, run.free(), 1e-6);
    assertEquals(Math.abs(6 - said(1, 2, 3, 4)), run.forced()[1], 1e-6);
    assertNotEquals(run.forced()[1], run.free()[1], 1e-3);
  }

  private double said(float... told) {
    float[][][] course = new float[1][told.length][1];
    for (int t = 0; t < told.length; t++) {
      course[0][t][0] = told[t];
    }
    INDArray output = network.output(Samples.features(course));
    return output.getDouble(0, 0, told.length - 1);
  }
}
