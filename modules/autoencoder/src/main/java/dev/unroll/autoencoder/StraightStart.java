package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where training of the maps into a vector and out of it starts: a decoder begins with the numbers
 * that the encoder ended with, as far as the vector has room for them.
 *
 * <p>Then words can be handed on from the first update, as where a decoder gets the encoder's state
 * itself (Sutskever, Vinyals and Le 2014), and what training has to find is what to keep. From maps
 * drawn at random it needs several times as many updates to get to the same loss.
 */
final class StraightStart {
  private StraightStart() {}

  /**
   * Sets the weights.
   *
   * @param graph initialised; it has an affine map W [S, D or more] of all S last numbers of an
   *     encoder, and affine maps [D, H] to the first states of a decoder
   * @param into name of the map into the vector; columns behind the first D stay as they are
   * @param outOf names of the maps out of it, S / H of them, in the order of the encoder's states
   * @param vector D
   */
  static void set(ComputationGraph graph, String into, List<String> outOf, int vector) {
    INDArray read = graph.getParam(into + "_W");
    int states = Math.toIntExact(read.size(0));
    int units = Math.toIntExact(graph.getParam(outOf.get(0) + "_W").size(1));
    Check.require(
        units * outOf.size() == states,
        "an encoder of " + states + " last numbers cannot start " + outOf.size() + " × " + units);
    int handed = Math.min(vector, states);
    read.get(NDArrayIndex.all(), NDArrayIndex.interval(0, handed)).assign(0);
    outOf.forEach(name -> graph.getParam(name + "_W").assign(0));
    for (int i = 0; i < handed; i++) {
      int state = (int) ((long) i * states / handed);
      read.putScalar(state, i, 1);
      graph.getParam(outOf.get(state / units) + "_W").putScalar(i, state % units, 1);
    }
  }
}
