package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.ConvolutionShape;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** In plain loops and double precision; many times slower than oneDNN. */
record LoopConvolution(ConvolutionShape shape) implements SameConvolution {

  /** What a tap of a filter does to a row of the picture that it reads and one that it writes. */
  private interface Row {
    void run(int read, int written, int length);
  }

  /** One weight: of output m and input c, this far down and right of the pixel. */
  private record Tap(int m, int c, int down, int right, int index) {}

  private interface Visit {
    void see(Tap tap);
  }

  /** All taps of one filter. */
  private void taps(int m, Visit visit) {
    int k = shape.kernel();
    int index = m * shape.inputs() * k * k;
    for (int c = 0; c < shape.inputs(); c++) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          visit.see(new Tap(m, c, i - shape.padding(), j - shape.padding(), index++));
        }
      }
    }
  }

  /** The parts of rows that a tap sees, in a plane of x and one of z. */
  private void rows(Tap tap, Row row) {
    int width = shape.width();
    int left = Math.max(0, -tap.right);
    int length = width - Math.abs(tap.right);
    for (int r = Math.max(0, -tap.down); r < shape.height() - Math.max(0, tap.down); r++) {
      if (length > 0) {
        row.run((r + tap.down) * width + left + tap.right, r * width + left, length);
      }
    }
  }

  private static double[][] channels(Planes x, int picture) {
    double[][] planes = new double[x.channels()][];
    Arrays.setAll(planes, c -> x.read(picture, c));
    return planes;
  }

  private static double[] values(INDArray array) {
    return array.transpose().castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  @Override
  public void forward(Planes x, Filters filters, Planes z) {
    double[] w = values(filters.w());
    double[] b = values(filters.b());
    Team.shared()
        .run(
            x.pictures(),
            n -> {
              double[][] planes = channels(x, n);
              for (int m = 0; m < shape.outputs(); m++) {
                double[] sum = new double[shape.height() * shape.width()];
                Arrays.fill(sum, b[m]);
                taps(m, tap -> gather(tap, w[tap.index], planes[tap.c], sum));
                z.write(n, m, sum);
              }
            });
  }

  private void gather(Tap tap, double w, double[] x, double[] sum) {
    rows(
        tap,
        (read, written, length) -> {
          for (int i = 0; i < length; i++) {
            sum[written + i] += w * x[read + i];
          }
        });
  }

  @Override
  public void input(Planes dz, Filters filters, Planes dx) {
    double[] w = values(filters.w());
    Team.shared()
        .run(
            dz.pictures(),
            n -> {
              double[][] sums = new double[shape.inputs()][shape.height() * shape.width()];
              for (int m = 0; m < shape.outputs(); m++) {
                double[] above = dz.read(n, m);
                taps(m, tap -> scatter(tap, w[tap.index], above, sums[tap.c]));
              }
              for (int c = 0; c < sums.length; c++) {
                dx.write(n, c, sums[c]);
              }
            });
  }

  private void scatter(Tap tap, double w, double[] above, double[] sum) {
    rows(
        tap,
        (read, written, length) -> {
          for (int i = 0; i < length; i++) {
            sum[read + i] += w * above[written + i];
          }
        });
  }

  @Override
  public void weights(Planes x, Planes dz, Filters gradient) {
    double[] dw = new double[shape.filterSize()];
    double[] db = new double[shape.outputs()];
    Team.shared()
        .run(
            shape.outputs(),
            m -> {
              for (int n = 0; n < x.pictures(); n++) {
                double[][] planes = channels(x, n);
                double[] above = dz.read(n, m);
                for (double value : above) {
                  db[m] += value;
                }
                taps(m, tap -> dw[tap.index] += product(tap, planes[tap.c], above));
              }
            });
    set(gradient.w(), dw);
    set(gradient.b(), db);
  }

  private double product(Tap tap, double[] x, double[] above) {
    double[] sum = new double[1];
    rows(
        tap,
        (read, written, length) -> {
          for (int i = 0; i < length; i++) {
            sum[0] += x[read + i] * above[written + i];
          }
        });
    return sum[0];
  }

  private static void set(INDArray array, double[] values) {
    INDArray turned = array.transpose();
    turned.assign(
        Nd4j.createFromArray(values).reshape('c', turned.shape()).castTo(array.dataType()));
  }
}
