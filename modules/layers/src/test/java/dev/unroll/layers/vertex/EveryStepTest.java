package dev.unroll.layers.vertex;

import static dev.unroll.layers.vertex.PictureGraphs.E;
import static dev.unroll.layers.vertex.PictureGraphs.H;
import static dev.unroll.layers.vertex.PictureGraphs.MASK;
import static dev.unroll.layers.vertex.PictureGraphs.N;
import static dev.unroll.layers.vertex.PictureGraphs.T;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.step.TimeMajor;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class EveryStepTest {
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT"})
  void elmanAboveItAddsTheProjectedPictureAtEachStep(DataType type) {
    ComputationGraph graph = PictureGraphs.everyStep(type);
    MultiDataSet data = PictureGraphs.data(type);
    Map<String, INDArray> all = graph.feedForward(data.getFeatures(), false, true);
    assertTrue(TimeMajor.isContiguous(TimeMajor.view(all.get("both"))));
    INDArray w = graph.getParam("top_W");
    INDArray u = graph.getParam("top_RW");
    INDArray b = graph.getParam("top_b");
    for (int n = 0; n < N; n++) {
      double[] h = new double[H];
      for (int t = 0; t < T; t++) {
        double[] next = new double[H];
        for (int i = 0; i < H; i++) {
          double sum = b.getDouble(i);
          for (int e = 0; e < E; e++) {
            sum += w.getDouble(e, i) * all.get("words").getDouble(n, e, t);
            sum += w.getDouble(E + e, i) * all.get("v").getDouble(n, e);
          }
          for (int j = 0; j < H; j++) {
            sum += u.getDouble(j, i) * h[j];
          }
          next[i] = Math.tanh(sum);
          assertEquals(next[i], all.get("top").getDouble(n, i, t), 1e-5);
        }
        h = next;
      }
    }
  }

  @Test
  void maskedStepsAreZeroWhateverTheyHeldAndLaterCallsWithoutMaskSeeAll() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("x", "v")
                .addVertex("both", new EveryStep(), "x", "v")
                .setOutputs("both")
                .build());
    graph.init();
    INDArray x = Nd4j.ones(DataType.FLOAT, N, 2, T);
    INDArray v = Nd4j.ones(DataType.FLOAT, N, 3).muli(2);
    INDArray spoilt = x.dup();
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < T; t++) {
        if (MASK[n][t] == 0) {
          spoilt.putScalar(n, 1, t, Double.NaN);
        }
      }
    }
    INDArray[] masks = {PictureGraphs.mask(DataType.FLOAT), null};
    INDArray masked = graph.output(false, new INDArray[] {spoilt, v}, masks)[0];
    INDArray plain = graph.output(x, v)[0];
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < T; t++) {
        for (int f = 0; f < 5; f++) {
          assertEquals(f < 2 ? 1 : 2, plain.getDouble(n, f, t));
          assertEquals(MASK[n][t] * plain.getDouble(n, f, t), masked.getDouble(n, f, t));
        }
      }
    }
  }

  @Test
  void otherInputsAreRefused() {
    EveryStep vertex = new EveryStep();
    InputType sequence = InputType.recurrent(2, 7);
    InputType vector = InputType.feedForward(3);
    assertEquals(InputType.recurrent(5, 7), vertex.getOutputType(0, sequence, vector));
    assertThrows(IllegalArgumentException.class, () -> vertex.getOutputType(0, vector, sequence));
    assertThrows(IllegalArgumentException.class, () -> vertex.getOutputType(0, sequence, sequence));
    ComputationGraph graph = PictureGraphs.everyStep(DataType.FLOAT);
    INDArray x = Nd4j.ones(DataType.FLOAT, N, 2, T);
    INDArray tooFew = Nd4j.ones(DataType.FLOAT, N - 1, 3);
    assertThrows(IllegalArgumentException.class, () -> graph.output(x, tooFew));
  }
}
