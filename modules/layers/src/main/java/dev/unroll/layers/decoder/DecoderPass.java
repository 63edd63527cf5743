package dev.unroll.layers.decoder;

import dev.unroll.layers.kernel.NativeKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a decoder over a batch and back. A masked step carries the states and a through, puts out
 * zeros and has no gradient; a source step that is masked is not seen, whatever it holds.
 */
sealed interface DecoderPass permits PlainDecoder, FastDecoder {
  /** What runs a decoder of this form fastest here. */
  static DecoderPass of(DecoderForm form, int embedded, DataType type) {
    return type == DataType.FLOAT && NativeKernels.available()
        ? new FastDecoder(form, embedded)
        : new PlainDecoder(form, embedded);
  }

  /**
   * The outputs a_t of all steps.
   *
   * @param parameters used again by {@link #backward}
   * @param dropped factors for inputs and outputs
   * @param output [N, A, T] with memory [T, N, A]; overwritten
   * @param keep whether {@link #backward} will follow
   */
  void forward(
      DecoderArrays parameters,
      DecoderInput input,
      DecoderDropout.Masks dropped,
      INDArray output,
      boolean keep);

  /** Attention weights of the last forward pass, a new array [N, T, S]. */
  INDArray weights();

  /**
   * Gradients of the pass that {@link #forward} kept.
   *
   * @param epsilon at the outputs, [N, A, T]; what stands where a mask leaves out is not read
   * @param slope at the attention weights, the same at each step, [N, S]
   * @param gradients of the parameters; overwritten
   */
  DecoderGradient backward(INDArray epsilon, INDArray slope, DecoderArrays gradients);
}
