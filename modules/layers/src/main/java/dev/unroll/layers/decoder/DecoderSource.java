package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a batch of N sentences is written from, whatever read it: a sentence, a picture.
 *
 * @param lengths of each sentence's source, in steps; N of them
 * @param steps [N, M, S] what attention looks at; not used without attention
 * @param mask [N, S] 1 where there is a step, 0 for padding
 * @param states [N, H] for each state of each cell, those of the first cell first; none for zeros
 * @param first [N][E] what the decoder reads before the start symbol; none for nothing
 * @param beside [N][P] what it reads behind each token's vector; none for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record DecoderSource(
    int[] lengths,
    INDArray steps,
    INDArray mask,
    List<INDArray> states,
    float[][] first,
    float[][] beside) {
  private static final float[][] NOTHING = {};

  /** Checks that there is something for each sentence. */
  public DecoderSource {
    states = List.copyOf(states);
    Check.positive("sentences", lengths.length);
    for (float[][] vectors : List.of(first, beside)) {
      Check.require(
          vectors.length == 0 || vectors.length == lengths.length,
          "a batch of " + lengths.length + " sentences cannot begin with " + vectors.length);
    }
  }

  /** Of first states alone, or none. */
  public static DecoderSource of(int sentences, List<INDArray> states) {
    INDArray nothing = Nd4j.empty(DataType.FLOAT);
    return new DecoderSource(new int[sentences], nothing, nothing, states, NOTHING, NOTHING);
  }

  /**
   * This with steps to look at.
   *
   * @param steps [N, M, S]
   * @param mask [N, S]
   * @param lengths of each sentence's source
   */
  public DecoderSource withSteps(INDArray steps, INDArray mask, int[] lengths) {
    return new DecoderSource(lengths, steps, mask, states, first, beside);
  }

  /**
   * This with steps to look at, of which none is padding.
   *
   * @param steps [N, M, S]
   */
  public DecoderSource withSteps(INDArray steps) {
    int[] all = new int[lengths.length];
    Arrays.fill(all, Math.toIntExact(steps.size(2)));
    return withSteps(steps, Nd4j.ones(DataType.FLOAT, steps.size(0), steps.size(2)), all);
  }

  /** This with vectors [N][E] that are read before the start symbol (Vinyals et al. 2015). */
  public DecoderSource withFirst(float[][] vectors) {
    return new DecoderSource(lengths, steps, mask, states, vectors, beside);
  }

  /** This with vectors [N][P] that are read beside each token. */
  public DecoderSource withBeside(float[][] vectors) {
    return new DecoderSource(lengths, steps, mask, states, first, vectors);
  }

  /** N. */
  public int sentences() {
    return lengths.length;
  }

  /** P. */
  int features() {
    return beside.length == 0 ? 0 : beside[0].length;
  }
}
