package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SharedWeightsTest {
  private static final int STEPS = 4;
  private static final Sizes SIZES =
      Sizes.labels(new Elman(), 5, LastMark.SYMBOLS, LastMark.LABELS);

  @Test
  void equalWeightsAtAllStepsAreTheSharedNetwork() {
    SmallNetwork shared = new SmallNetwork(SIZES, Training.adam(0.05, 5), 1);
    LastMark task = new LastMark(STEPS, STEPS);
    shared.learn(task, RandomStream.named(2, "test")); // no bias is 0 any more
    UnsharedNetwork unshared = new UnsharedNetwork(STEPS, SIZES, Training.adam(0.05, 5), 3);
    copy(shared.graph(), unshared.graph());
    Samples samples = task.batch(RandomStream.named(4, "test"), 6);
    INDArray expected = shared.output(samples.inputs());
    INDArray[] inputs = new INDArray[STEPS];
    for (int t = 0; t < STEPS; t++) {
      inputs[t] = Nd4j.create(6, LastMark.SYMBOLS);
      for (int n = 0; n < 6; n++) {
        for (int f = 0; f < LastMark.SYMBOLS; f++) {
          inputs[t].putScalar(n, f, samples.inputs().getDouble(n, f, t));
        }
      }
    }
    INDArray[] outputs = unshared.graph().output(inputs);

    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < 6; n++) {
        for (int l = 0; l < LastMark.LABELS; l++) {
          assertEquals(expected.getDouble(n, l, t), outputs[t].getDouble(n, l), 1e-6);
        }
      }
    }
    assertEquals(shared.accuracy(samples), unshared.accuracy(samples, 0), 1e-9);
  }

  private static void copy(CarryingGraph from, CarryingGraph to) {
    INDArray input = from.getParam("recurrent0_W").dup();
    INDArray both = Nd4j.vstack(input, from.getParam("recurrent0_RW").dup());
    for (int t = 0; t < STEPS; t++) {
      to.setParam("hidden" + t + "_W", t == 0 ? input : both);
      to.setParam("hidden" + t + "_b", from.getParam("recurrent0_b").dup().reshape(1, 5));
      to.setParam("output" + t + "_W", from.getParam("output_W").dup());
      to.setParam("output" + t + "_b", from.getParam("output_b").dup().reshape(1, 3));
    }
  }

  @Test
  void lastMarkIsTheLabelUntilTheNext() {
    Samples samples = new LastMark(30, 20).batch(RandomStream.named(5, "test"), 40);

    for (int n = 0; n < 40; n++) {
      int last = 2;
      for (int t = 0; t < 30; t++) {
        for (int mark = 0; mark < 2; mark++) {
          last = samples.inputs().getDouble(n, mark, t) == 1 ? mark : last;
        }
        assertEquals(last, samples.labels().getInt(n, 0, t), "row " + n + ", step " + t);
        if (t >= 20) {
          assertEquals(
              0, samples.inputs().getDouble(n, 0, t) + samples.inputs().getDouble(n, 1, t));
        }
      }
    }
    assertEquals(40 * 10, LastMark.from(20, samples).counted());
  }

  private static List<Boolean> met(double shared, double own, double moved, double longer) {
    double[] few = {shared, shared + 0.02};
    double[] many = {0.3, 0.3};
    SharingMarks marks =
        new SharingMarks(
            new double[][] {few, few, few},
            new double[][] {many, many, many},
            new double[][] {{0, 0}, {own, own}},
            new double[][] {{0.95, 0.95}, {moved, moved}},
            new double[] {longer, longer},
            new long[2]);
    return SharedWeights.judge(marks).checked().stream().map(Checked::met).toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true, true), met(0.02, 0, 0.7, 0.95));
    assertEquals(List.of(false, true, true), met(0.16, 0, 0.7, 0.95));
    assertEquals(List.of(false, true, true), met(0.02, 0.02, 0.7, 0.95));
    assertEquals(List.of(true, false, true), met(0.02, 0, 0.8, 0.95));
    assertEquals(List.of(true, true, false), met(0.02, 0, 0.7, 0.85));
  }
}
