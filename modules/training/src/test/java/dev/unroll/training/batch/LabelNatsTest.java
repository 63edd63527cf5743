package dev.unroll.training.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LabelNatsTest {
  private static final int ROWS = 2;
  private static final int CLASSES = 5;
  private static final int STEPS = 3;

  @Test
  void eachLabelHasTheNatsOfItsOwnSoftmax() {
    Nd4j.getRandom().setSeed(1);
    INDArray logits = Nd4j.rand(DataType.FLOAT, ROWS, CLASSES, STEPS).muli(4).dup('f');
    int[] labels = {0, 4, 2, 3, 3, 1};
    INDArray nats = LabelNats.of(logits, BatchArrays.sequence(labels, ROWS, STEPS));
    assertArrayEquals(new long[] {ROWS, STEPS}, nats.shape());
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        double sum = 0;
        for (int v = 0; v < CLASSES; v++) {
          sum += Math.exp(logits.getDouble(row, v, t));
        }
        double expected = Math.log(sum) - logits.getDouble(row, labels[row * STEPS + t], t);
        assertEquals(expected, nats.getDouble(row, t), 1e-5);
      }
    }
  }

  @Test
  void asManyLabelsAsLogitsAreNeeded() {
    INDArray logits = Nd4j.zeros(DataType.FLOAT, ROWS, CLASSES, STEPS);
    INDArray labels = BatchArrays.sequence(new int[ROWS * 4], ROWS, 4);
    assertThrows(IllegalArgumentException.class, () -> LabelNats.of(logits, labels));
  }
}
