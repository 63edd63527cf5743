/**
 * Softmax over a vocabulary with labels that are ids, in memory that does not grow with rows times
 * vocabulary.
 *
 * <p>Stock output layers want one-hot labels of the size of the logits, keep several arrays of that
 * size, and compute the logits a second time for the score. Here rows are taken in chunks; logits,
 * loss and gradients of a chunk are computed in one go.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.output.SoftmaxOutput}: the configuration; start here
 *   <li>{@link dev.unroll.layers.output.AdaptiveSoftmaxOutput}: for vocabularies above 50,000
 *   <li>{@link dev.unroll.layers.output.CrfOutput}: for tags that depend on each other; its
 *       mathematics are in {@code dev.unroll.layers.crf}, {@code LabelChains} are its labels
 *   <li>{@link dev.unroll.layers.output.Tying}: weights that are an embedding's
 *   <li>{@link dev.unroll.layers.output.LabelOutputLayer}: what Deeplearning4j asks of all
 *   <li>{@code LabelLoss}: the loss of one row, and what its gradient is
 *   <li>{@code LabelRows}: the rows that count, with their labels
 *   <li>{@code SoftmaxPass}: the computation over rows, by oneDNN on threads ({@code FusedPass}) or
 *       by ND4J ({@code PlainPass})
 * </ul>
 */
package dev.unroll.layers.output;
