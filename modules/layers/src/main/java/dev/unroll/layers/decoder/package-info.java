/**
 * Decoders whose step depends on their own attention: input feeding (Luong, Pham and Manning 2015)
 * and attention before the cell (Bahdanau, Cho and Bengio 2015), for training in a {@code
 * ComputationGraph} and for generation step by step. A grid of a picture's features is a source as
 * a sentence is (Xu et al. 2015), with or without their doubly stochastic regularisation.
 *
 * <ul>
 *   <li>what a network's configuration names: {@link dev.unroll.layers.decoder.AttentionDecoder},
 *       its {@link dev.unroll.layers.decoder.DecoderForm} and {@link
 *       dev.unroll.layers.decoder.Feeding}, {@link dev.unroll.layers.decoder.DecoderConfiguration},
 *       {@link dev.unroll.layers.decoder.DecoderDropout}
 *   <li>what Deeplearning4j needs for it: {@code RunningDecoder}, {@code DecoderLayer}, {@code
 *       DecoderParameters}
 *   <li>regularisation: {@code AttentionDeficit}
 *   <li>what computes: {@code DecoderPass} with {@code DecoderInput}, {@code DecoderArrays} and
 *       {@code DecoderGradient}; {@code PlainDecoder} for any type; {@code FastDecoder} for float
 *       on the CPU, whose threads own {@code DecoderRows}, made of {@code RowQueries}, {@code
 *       RowSources} and {@code RowOutputs}, with {@code RowMatrix} and {@code StepMatrix} for
 *       products
 *   <li>generation: {@link dev.unroll.layers.decoder.DecoderStepper} of {@link
 *       dev.unroll.layers.decoder.DecoderParts}; {@code StepAttention}; search: {@link
 *       dev.unroll.layers.decoder.DecoderSearch} with a {@link
 *       dev.unroll.layers.decoder.DecoderScorer} of a {@link
 *       dev.unroll.layers.decoder.TokenDecoder} and {@link dev.unroll.layers.decoder.DecoderSource}
 *   <li>attention of one row in loops: {@code RowAttention}, {@code SourceRow}
 * </ul>
 */
package dev.unroll.layers.decoder;
