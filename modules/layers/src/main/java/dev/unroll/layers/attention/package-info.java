/**
 * Attention of a decoder to a source: dot products and general (Luong, Pham and Manning 2015),
 * additive (Bahdanau, Cho and Bengio 2015) and scaled dot products (Vaswani et al. 2017), with
 * their own way back: Deeplearning4j's, which is made of SameDiff, doubles the gradient.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.attention.AttentionForm}: an {@link
 *       dev.unroll.layers.attention.AttentionKind} and its sizes
 *   <li>{@link dev.unroll.layers.attention.Attention}, {@link
 *       dev.unroll.layers.attention.SourceMemory}, {@link dev.unroll.layers.attention.Attended},
 *       {@link dev.unroll.layers.attention.AttentionBackward}, {@link
 *       dev.unroll.layers.attention.SourceGradient}: computing on arrays, for all queries at once
 *       or step by step in a decoder
 *   <li>{@code Score}, {@code ProductScore}, {@code AdditiveScore}, {@code Alignment}, {@code
 *       Padding}: its parts; {@code BatchProduct} and {@code TanhSum} are where the time goes, each
 *       with a fast form for float on the CPU and a portable one
 *   <li>{@link dev.unroll.layers.attention.AttentionVertex}, {@link
 *       dev.unroll.layers.attention.AttentionConfiguration}: the same in a {@code
 *       ComputationGraph}; {@code RunningAttention}, {@code AttentionLayer}, {@code
 *       AttentionParameters} and {@code FrozenAttentionVertex} are what Deeplearning4j needs for it
 * </ul>
 */
package dev.unroll.layers.attention;
