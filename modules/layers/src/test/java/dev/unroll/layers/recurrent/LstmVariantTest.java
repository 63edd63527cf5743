package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.LstmVariant.Part;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values against the formulas in plain loops; gradients are in RecurrenceTest. */
class LstmVariantTest {
  private static final int H = 3;
  private static final int F = 2;
  private static final int T = 4;

  private static final Map<Part, String> GATES =
      Map.of(
          Part.INPUT_GATE, "gfo",
          Part.FORGET_GATE, "goi",
          Part.OUTPUT_GATE, "gfi",
          Part.INPUT_CURVE, "gfoi",
          Part.OUTPUT_CURVE, "gfoi");

  private final Random random = new Random(4);

  @ParameterizedTest
  @EnumSource(Part.class)
  void stepsAreTheFormulas(Part without) {
    String gates = GATES.get(without);
    LstmVariant cell = new LstmVariant(without, 1, true);
    assertEquals(gates.length(), cell.lanes());
    INDArray w = gaussian(F, gates.length() * H);
    INDArray u = gaussian(H, gates.length() * H);
    INDArray b = gaussian(1, gates.length() * H);
    INDArray p = gaussian(gates.length() - 1, H);
    List<INDArray> extras =
        java.util.stream.IntStream.range(0, gates.length() - 1)
            .mapToObj(i -> p.getRow(i, true).dup())
            .toList();
    INDArray x = gaussian(F, T);
    INDArray output = Nd4j.create(DataType.DOUBLE, 1, H, T);
    new ReferenceRecurrence(cell)
        .forward(
            new Segment(x.reshape('f', 1, F, T), false),
            new Weights(w, u, b, extras),
            output,
            0,
            false);
    double[] h = new double[H];
    double[] c = new double[H];
    for (int t = 0; t < T; t++) {
      double[] before = h.clone();
      for (int j = 0; j < H; j++) {
        double[] sums = new double[gates.length()];
        for (int k = 0; k < sums.length; k++) {
          int column = k * H + j;
          sums[k] = b.getDouble(0, column);
          for (int f = 0; f < F; f++) {
            sums[k] += x.getDouble(f, t) * w.getDouble(f, column);
          }
          for (int from = 0; from < H; from++) {
            sums[k] += before[from] * u.getDouble(from, column);
          }
        }
        double g = without == Part.INPUT_CURVE ? sums[0] : Math.tanh(sums[0]);
        double forget = gate(gates.indexOf('f'), sums, p, j, c[j]);
        double in = gate(gates.indexOf('i'), sums, p, j, c[j]);
        c[j] = forget * c[j] + in * g;
        double out = gate(gates.indexOf('o'), sums, p, j, c[j]);
        h[j] = out * (without == Part.OUTPUT_CURVE ? c[j] : Math.tanh(c[j]));
        assertEquals(h[j], output.getDouble(0, j, t), 1e-12, "unit " + j + " at " + t);
      }
    }
  }

  /** A gate that is missing is open. */
  private static double gate(int lane, double[] sums, INDArray peepholes, int unit, double memory) {
    return lane < 0
        ? 1
        : 1 / (1 + Math.exp(-sums[lane] - peepholes.getDouble(lane - 1, unit) * memory));
  }

  private INDArray gaussian(int rows, int columns) {
    INDArray array = Nd4j.create(DataType.DOUBLE, new long[] {rows, columns}, 'f');
    for (int i = 0; i < array.length(); i++) {
      array.data().put(i, random.nextGaussian());
    }
    return array;
  }

  @Test
  void onlyAForgetGateBeginsOpen() {
    assertEquals(1, new LstmVariant(Part.OUTPUT_GATE).initialBias(1));
    assertEquals(0, new LstmVariant(Part.OUTPUT_GATE).initialBias(2));
    assertEquals(0, new LstmVariant(Part.FORGET_GATE).initialBias(1));
  }
}
