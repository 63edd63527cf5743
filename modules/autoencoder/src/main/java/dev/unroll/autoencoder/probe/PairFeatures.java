package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a readout sees of two sentences with the vectors u and v: [|u − v| ; u ∘ v] (Tai, Socher and
 * Manning 2015, eq. 15; Kiros et al. 2015, section 3.2). The same whichever comes first.
 */
final class PairFeatures {
  private PairFeatures() {}

  /**
   * The features of pairs.
   *
   * @param u [N, D]
   * @param v [N, D]
   * @return float [N, 2 D]
   */
  static INDArray of(float[][] u, float[][] v) {
    Check.require(
        u.length == v.length && u.length > 0,
        "pairs need as many first as second vectors, but have " + u.length + " and " + v.length);
    float[][] features = new float[u.length][];
    for (int n = 0; n < u.length; n++) {
      int size = u[n].length;
      features[n] = new float[2 * size];
      for (int i = 0; i < size; i++) {
        features[n][i] = Math.abs(u[n][i] - v[n][i]);
        features[n][size + i] = u[n][i] * v[n][i];
      }
    }
    return Nd4j.createFromArray(features);
  }
}
