package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * Captions of P pictures, K of each: N = P × K rows of T steps, those of a picture under each
 * other. Arrays are row-major, owned by the batch and not to be changed.
 *
 * @param pictures indices of the P pictures
 * @param captions K, of each picture
 * @param steps T
 * @param inputs ids [N, T], from the start symbol on
 * @param labels ids [N, T], the id after each input, up to the stop symbol
 * @param mask [N, T], 1 where the label counts, 0 where it is padding
 */
public record CaptionBatch(
    int[] pictures, int captions, int steps, int[] inputs, int[] labels, float[] mask) {
  public CaptionBatch {
    Check.positive("pictures", pictures.length);
    int rows = Math.multiplyExact(pictures.length, Check.positive("captions", captions));
    int ids = Math.multiplyExact(rows, Check.positive("steps", steps));
    Check.require(
        inputs.length == ids && labels.length == ids && mask.length == ids,
        "inputs, labels and mask must hold rows × steps = " + ids + " numbers each");
  }

  /** N. */
  public int rows() {
    return pictures.length * captions;
  }

  /** The same with other inputs. */
  public CaptionBatch withInputs(int[] others) {
    return new CaptionBatch(pictures, captions, steps, others, labels, mask);
  }

  /** Number of labels that count. */
  public long tokens() {
    return TokenBatch.counted(mask);
  }
}
