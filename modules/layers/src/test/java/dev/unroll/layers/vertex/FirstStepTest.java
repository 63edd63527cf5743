package dev.unroll.layers.vertex;

import static dev.unroll.layers.vertex.PictureGraphs.E;
import static dev.unroll.layers.vertex.PictureGraphs.H;
import static dev.unroll.layers.vertex.PictureGraphs.N;
import static dev.unroll.layers.vertex.PictureGraphs.T;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/** A vector as first step, and the first step taken away again. */
class FirstStepTest {
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT"})
  void thePictureIsReadBeforeTheFirstWordAndAnswersNothing(DataType type) {
    ComputationGraph graph = PictureGraphs.firstStep(type);
    MultiDataSet data = PictureGraphs.data(type);
    Map<String, INDArray> all = graph.feedForward(data.getFeatures(), false, true);
    INDArray joined = Nd4j.concat(2, all.get("v").reshape(N, E, 1), all.get("words").dup());
    ComputationGraph cells =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .graphBuilder()
                .addInputs("all")
                .setInputTypes(InputType.recurrent(E))
                .addLayer("longer", PictureGraphs.cells(H), "all")
                .setOutputs("longer")
                .build());
    cells.init();
    cells.getLayer("longer").setParams(graph.getLayer("longer").params());
    INDArray expected = cells.output(joined)[0];
    assertArrayEquals(new long[] {N, H, T}, all.get("top").shape());
    for (int n = 0; n < N; n++) {
      for (int i = 0; i < H; i++) {
        for (int t = 0; t < T; t++) {
          double actual = all.get("top").getDouble(n, i, t);
          assertEquals(expected.getDouble(n, i, t + 1), actual, 1e-6);
        }
      }
    }
  }

  @Test
  void thePictureIsSeenWhateverTheMaskOfTheWordsSays() {
    ComputationGraph graph = PictureGraphs.firstStep(DataType.FLOAT);
    MultiDataSet data = PictureGraphs.data(DataType.FLOAT);
    INDArray x = data.getFeatures(0);
    INDArray[] masks = data.getFeaturesMaskArrays();
    INDArray[] one = {x, data.getFeatures(1)};
    INDArray[] other = {x, data.getFeatures(1).neg()};
    INDArray difference =
        graph.output(false, one, masks)[0].dup().sub(graph.output(false, other, masks)[0]);
    for (int n = 0; n < N; n++) {
      // The last step of the third row counts, after masked ones.
      double norm = difference.slice(n).norm2Number().doubleValue();
      assertEquals(true, norm > 1e-3, "row " + n + ": " + norm);
    }
  }

  @Test
  void otherInputsAreRefused() {
    FirstStep first = new FirstStep();
    InputType sequence = InputType.recurrent(2, 7);
    assertEquals(
        InputType.recurrent(2, 8), first.getOutputType(0, sequence, InputType.feedForward(2)));
    assertEquals(
        InputType.recurrent(2),
        first.getOutputType(0, InputType.recurrent(2), InputType.feedForward(2)));
    assertThrows(
        IllegalArgumentException.class,
        () -> first.getOutputType(0, sequence, InputType.feedForward(3)));
    WithoutFirstStep without = new WithoutFirstStep();
    assertEquals(InputType.recurrent(2, 6), without.getOutputType(0, sequence));
    assertThrows(
        IllegalArgumentException.class, () -> without.getOutputType(0, InputType.feedForward(2)));
  }
}
