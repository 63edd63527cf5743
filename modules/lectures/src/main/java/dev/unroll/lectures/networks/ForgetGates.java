package dev.unroll.lectures.networks;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.lectures.network.SmallNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How much of its memory an LSTM carries on while it reads: its forget gates, computed again from
 * what it read and said.
 *
 * <pre>f_t = σ(x_t W_f + h_{t−1} U_f + b_f)    f is the second lane of W, U and b</pre>
 */
final class ForgetGates {
  private ForgetGates() {}

  /**
   * Of the first recurrent layer of a network with an embedding.
   *
   * @param inputs ids, float [N, 1, T]
   * @return [N, H, T], from 0 to 1
   */
  static INDArray of(SmallNetwork network, INDArray inputs) {
    INDArray hidden = network.states(inputs, 0);
    network.graph().clearCarry();
    INDArray read = network.graph().feedForward(inputs, false).get("embedding").dup('c');
    var layer = network.graph().getLayer("recurrent0");
    return of(read, hidden, layer.getParam("W"), layer.getParam("RW"), layer.getParam("b"));
  }

  /**
   * Of any layer without peepholes that begins at zeros.
   *
   * @param read x, float [N, F, T]
   * @param hidden h, float [N, H, T], what the layer gave
   * @param w W, float [F, lanes·H]
   * @param u U, float [H, lanes·H]
   * @param bias b, lanes·H values
   * @return [N, H, T], from 0 to 1
   */
  static INDArray of(INDArray read, INDArray hidden, INDArray w, INDArray u, INDArray bias) {
    long units = hidden.size(1);
    INDArray input = w.get(all(), interval(units, 2 * units)).dup('c');
    INDArray recurrent = u.get(all(), interval(units, 2 * units)).dup('c');
    INDArray b = bias.reshape(1, bias.length()).get(all(), interval(units, 2 * units)).dup('c');
    INDArray gates = Nd4j.zeros(hidden.shape());
    INDArray before = Nd4j.zeros(hidden.size(0), units);
    for (int t = 0; t < hidden.size(2); t++) {
      INDArray x = read.tensorAlongDimension(t, 0, 1).dup('c');
      INDArray sum = x.mmul(input).addi(before.mmul(recurrent)).addiRowVector(b);
      gates.tensorAlongDimension(t, 0, 1).assign(Transforms.sigmoid(sum));
      before = hidden.tensorAlongDimension(t, 0, 1).dup('c');
    }
    return gates;
  }
}
