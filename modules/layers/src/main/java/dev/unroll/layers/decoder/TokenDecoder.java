package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.output.SoftmaxOutput;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained decoder with the vectors that it reads and the softmax that it writes with.
 *
 * @param parts the decoder itself
 * @param vectors [V][E], that of each token
 * @param projection W [A, V] of the softmax
 * @param bias b [V] of the softmax
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record TokenDecoder(
    DecoderParts parts, float[][] vectors, INDArray projection, float[] bias) {
  /** Checks that vectors, W and b are of one vocabulary. */
  public TokenDecoder {
    Check.require(
        vectors.length > 0
            && projection.rank() == 2
            && projection.size(1) == vectors.length
            && bias.length == vectors.length,
        "a decoder of "
            + vectors.length
            + " tokens needs W [A, tokens] and as many biases, but got "
            + Arrays.toString(projection.shape())
            + " and "
            + bias.length);
  }

  /**
   * Out of a trained graph.
   *
   * @param parts the decoder of it
   * @param embedding name of the embedding whose vectors are read
   * @param output name of the {@link SoftmaxOutput}, which may be tied to the embedding
   */
  public static TokenDecoder of(
      ComputationGraph graph, DecoderParts parts, String embedding, String output) {
    INDArray vectors = graph.getParam(embedding + "_W");
    SoftmaxOutput softmax = (SoftmaxOutput) graph.getLayer(output).conf().getLayer();
    return new TokenDecoder(
        parts,
        vectors.dup('c').toFloatMatrix(),
        softmax.getTied().isEmpty() ? graph.getParam(output + "_W") : vectors.transpose(),
        graph.getParam(output + "_b").dup().data().asFloat());
  }

  /** One that never writes a token; the others have its probability. */
  public TokenDecoder without(int token) {
    float[] others = bias.clone();
    others[token] = Float.NEGATIVE_INFINITY;
    return new TokenDecoder(parts, vectors, projection, others);
  }

  /** V. */
  int tokens() {
    return vectors.length;
  }

  /** E. */
  int embedding() {
    return vectors[0].length;
  }

  /** Whether it looks at the steps of a source. */
  boolean attends() {
    return !parts.attention().isEmpty();
  }
}
