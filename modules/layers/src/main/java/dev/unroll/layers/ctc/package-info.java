/**
 * Connectionist temporal classification (Graves et al. 2006): learning to write down what is said
 * when nobody says at which frame.
 *
 * <p>Stock Deeplearning4j has no such layer, and the native operation beneath it leaves lengths,
 * masks and impossible labels to its caller. Here loss and gradient are exact and finite for every
 * length and every size of logits, computed on all threads.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.ctc.CtcOutput}: the output layer; start here
 *   <li>{@link dev.unroll.layers.ctc.CtcOutputLayer}: what Deeplearning4j runs, and how many
 *       utterances were left out
 *   <li>{@link dev.unroll.layers.ctc.CtcLoss}: the loss of arrays, without a network
 *   <li>{@link dev.unroll.layers.ctc.CtcBatch}, {@link dev.unroll.layers.ctc.FrameRows}: what it is
 *       computed from
 *   <li>{@code Lattice}: the equations, for one utterance
 *   <li>{@code CtcLabels}, {@code CountedFrames}: labels and frames out of padded arrays
 * </ul>
 */
package dev.unroll.layers.ctc;
