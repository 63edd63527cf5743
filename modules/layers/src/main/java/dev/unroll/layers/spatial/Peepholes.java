package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Team;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Weights from the memory to the gates of a {@link ConvLstm}, one for each channel and place: p_i,
 * p_f and p_o, [M · H · W] each; zeros where the layer has none.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Peepholes(double[] input, double[] forget, double[] output) {

  static Peepholes of(Map<String, INDArray> parameters, int channels, int size) {
    INDArray array = parameters.get(ConvLstmParameters.PEEPHOLES);
    int length = channels * size;
    if (array == null) {
      double[] none = new double[length];
      return new Peepholes(none, none, none);
    }
    double[] values = array.castTo(DataType.DOUBLE).dup('f').data().asDouble();
    double[][] own = new double[3][length];
    for (int p = 0; p < 3; p++) {
      System.arraycopy(values, p * length, own[p], 0, length);
    }
    return new Peepholes(own[0], own[1], own[2]);
  }

  /**
   * Sums of the gradient over all pictures, where the layer has peepholes.
   *
   * @param gates the gradient of what the gates' curves are applied to, [T · N, 4 M, H, W] in the
   *     lanes g, i, f, o
   * @param memory c, [(T + 1) · N, M, H, W], from the first state on
   */
  static void gradient(Map<String, INDArray> gradients, Planes gates, Planes memory, int rows) {
    INDArray array = gradients.get(ConvLstmParameters.PEEPHOLES);
    if (array == null) {
      return;
    }
    int channels = memory.channels();
    int size = (int) array.size(0) / channels;
    double[] sums = new double[(int) array.length()];
    Team.shared()
        .run(
            3 * channels,
            part -> {
              int p = part / channels;
              int k = part % channels;
              int later = p == 2 ? rows : 0; // the output gate sees the new memory
              for (int at = 0; at < gates.pictures(); at++) {
                double[] dz = gates.read(at, (p + 1) * channels + k);
                double[] c = memory.read(at + later, k);
                for (int s = 0; s < size; s++) {
                  sums[part * size + s] += dz[s] * c[s];
                }
              }
            });
    INDArray sum = Nd4j.create(sums, new long[] {array.size(0), 3}, 'f');
    array.assign(sum.castTo(array.dataType()));
  }
}
