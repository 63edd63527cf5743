package dev.unroll.layers.dropout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What holds for every dropout, and what sets them apart; masks are seen through ones. */
class StepDropoutTest {
  private static final int N = 50;
  private static final int F = 60;
  private static final int T = 7;

  private static List<StepDropout> kinds(double probability, long seed, String place) {
    return List.of(
        new ElementDropout(probability, seed, place),
        new VariationalDropout(probability, seed, place));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
  void fractionIsDroppedAndTheExpectationKept(double probability) {
    for (StepDropout dropout : kinds(probability, 1, "a")) {
      INDArray mask = mask(dropout, 3);
      double kept = 1 / (1 - probability);
      int dropped = 0;
      for (int i = 0; i < mask.length(); i++) {
        double value = mask.getDouble(i);
        dropped += value == 0 ? 1 : 0;
        assertEquals(value == 0 ? 0 : kept, value, 1e-6 * kept);
      }
      double draws = dropout instanceof ElementDropout ? N * F * T : N * F;
      double fraction = dropped / (double) mask.length();
      double deviation = Math.sqrt(probability * (1 - probability) / draws);
      assertEquals(probability, fraction, 4 * deviation);
      assertEquals(1, mask.meanNumber().doubleValue(), 4 * deviation * kept + 1e-6);
    }
  }

  @Test
  void maskIsAFunctionOfSeedPlaceAndStep() {
    for (int kind = 0; kind < 2; kind++) {
      StepDropout dropout = kinds(0.5, 1, "a").get(kind);
      INDArray mask = mask(dropout, 3);
      assertNotEquals(mask, mask(dropout, 4));
      assertEquals(mask, mask(dropout, 3));
      assertEquals(mask, mask(kinds(0.5, 1, "a").get(kind), 3));
      assertEquals(mask, mask(dropout.clone(), 3));
      assertNotEquals(mask, mask(kinds(0.5, 2, "a").get(kind), 3));
      assertNotEquals(mask, mask(kinds(0.5, 1, "b").get(kind), 3));
    }
  }

  @Test
  void masksOfDifferentStepsAndPlacesAreIndependent() {
    INDArray mask = mask(new ElementDropout(0.5, 1, "a"), 3);
    for (INDArray other :
        List.of(
            mask(new ElementDropout(0.5, 1, "a"), 4),
            mask(new ElementDropout(0.5, 1, "b"), 3),
            mask(new ElementDropout(0.5, 2, "a"), 3))) {
      // The product of two independent masks of ones also has mean 1; equal ones have mean 2.
      double mean = mask.mul(other).meanNumber().doubleValue();
      assertEquals(1, mean, 4 * Math.sqrt(3.0 / mask.length()));
    }
  }

  @Test
  void variationalMaskIsConstantOverTimeAndElementMaskIsNot() {
    INDArray variational = mask(new VariationalDropout(0.5, 1, "a"), 3);
    INDArray element = mask(new ElementDropout(0.5, 1, "a"), 3);
    for (int t = 1; t < T; t++) {
      assertEquals(step(variational, 0), step(variational, t));
      assertNotEquals(step(element, 0), step(element, t));
    }
    assertNotEquals(variational.slice(0), variational.slice(1), "each row draws its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void backwardPassUsesTheMaskOfTheForwardPass(DataType type) {
    for (StepDropout dropout : kinds(0.4, 1, "a")) {
      INDArray input = Nd4j.rand(type, N, F, T).addi(1);
      INDArray output = apply(dropout, input, 8);
      INDArray epsilon = Nd4j.rand(type, N, F, T);
      INDArray back = dropout.backprop(epsilon, epsilon.ulike(), 8, 0);
      assertTrue(back.equalsWithEps(epsilon.mul(output).div(input), 1e-5));
      assertEquals(type, back.dataType());
    }
  }

  @Test
  void memoryOrderDoesNotMoveTheMask() {
    for (StepDropout dropout : kinds(0.5, 1, "a")) {
      INDArray input = Nd4j.rand(DataType.FLOAT, N, F, T);
      INDArray output = apply(dropout, input, 2);
      assertEquals(output, apply(dropout, input.dup('f'), 2));
      // As Deeplearning4j's recurrent layers give them: a permuted view.
      INDArray permuted = input.permute(2, 0, 1).dup('c').permute(1, 2, 0);
      assertEquals(output, apply(dropout, permuted, 2));
    }
  }

  @Test
  void inputIsNotChanged() {
    INDArray input = Nd4j.rand(DataType.FLOAT, N, F, T);
    INDArray before = input.dup();
    apply(new ElementDropout(0.5, 1, "a"), input, 2);
    assertEquals(before, input);
  }

  @Test
  void elementDropoutTakesAnyRankAndVariationalOnlySequences() {
    INDArray input = Nd4j.ones(DataType.FLOAT, 4, 5);
    assertEquals(input, apply(new ElementDropout(0, 1, "a"), input, 1));
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> apply(new VariationalDropout(0, 1, "a"), input, 1));
    assertEquals(
        "variational dropout needs activations [N, F, T], but their rank was 2",
        thrown.getMessage());
  }

  @Test
  void probabilityMustBeBelowOne() {
    for (double wrong : new double[] {-0.1, 1, 2, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> kinds(wrong, 1, "a"));
    }
    assertThrows(IllegalArgumentException.class, () -> kinds(0.5, 1, " "));
  }

  private static INDArray mask(IDropout dropout, int iteration) {
    return apply(dropout, Nd4j.ones(DataType.FLOAT, N, F, T), iteration);
  }

  private static INDArray apply(IDropout dropout, INDArray input, int iteration) {
    return dropout.applyDropout(
        input, input.ulike(), iteration, 0, LayerWorkspaceMgr.noWorkspaces());
  }

  private static INDArray step(INDArray array, int t) {
    return array.tensorAlongDimension(t, 0, 1);
  }
}
