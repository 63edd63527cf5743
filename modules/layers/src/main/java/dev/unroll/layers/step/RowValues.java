package dev.unroll.layers.step;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.NativeKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of an array [R, F], read and written in double precision whatever its type is. The
 * memory stays the array's own. For one thread; others make their own of the same array.
 */
public sealed interface RowValues {
  /** Copies a row to the head of {@code target}. */
  void read(int row, double[] target);

  /** Copies the head of {@code source} to a row. */
  void write(int row, double[] source);

  /**
   * Of an array.
   *
   * @param rows [R, F], row after row without gaps
   */
  static RowValues of(INDArray rows) {
    return rows.dataType() == DataType.FLOAT && NativeKernels.available()
        ? new Native(rows)
        : new Any(rows);
  }

  /** Floats outside the heap. */
  final class Native implements RowValues {
    private final Floats floats;
    private final float[] row;

    private Native(INDArray rows) {
      floats = Floats.of(rows);
      row = new float[(int) rows.size(1)];
    }

    @Override
    public void read(int at, double[] target) {
      floats.read(at * row.length, row, row.length);
      for (int i = 0; i < row.length; i++) {
        target[i] = row[i];
      }
    }

    @Override
    public void write(int at, double[] source) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) source[i];
      }
      floats.write(at * row.length, row, row.length);
    }
  }

  /** By ND4J, for every type and backend; slow. */
  record Any(INDArray rows) implements RowValues {
    @Override
    public void read(int row, double[] target) {
      double[] values = rows.getRow(row).castTo(DataType.DOUBLE).toDoubleVector();
      System.arraycopy(values, 0, target, 0, values.length);
    }

    @Override
    public void write(int row, double[] source) {
      INDArray values = Nd4j.createFromArray(source).castTo(rows.dataType());
      rows.getRow(row).assign(values);
    }
  }
}
