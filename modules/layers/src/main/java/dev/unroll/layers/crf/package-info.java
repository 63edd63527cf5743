/**
 * Linear-chain conditional random fields (Lafferty, McCallum and Pereira 2001): a sequence of tags
 * is scored as a whole, so that neighbouring tags agree with each other.
 *
 * <pre>
 * s(y) = start[y₁] + Σ_t e_t[y_t] + Σ_{t&gt;1} A[y_{t−1}, y_t] + end[y_T]
 * log p(y) = s(y) − log Z,   Z = Σ over all K^T sequences y' of exp s(y')
 * </pre>
 *
 * <p>The sum is exact, by the forward algorithm; its gradient is that of forward-backward.
 * Everything is computed in double precision. Steps that a mask hides do not exist: the chain goes
 * from the unmasked step before a hole to the one behind it.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.output.CrfOutput}: the output layer of a network; start here
 *   <li>{@link dev.unroll.layers.crf.LinearChain}: losses, gradients, best sequences and marginals
 *       of whole batches
 *   <li>{@link dev.unroll.layers.crf.Transitions}: start, A and end; {@link
 *       dev.unroll.layers.crf.AllowedTags} says which of them must not be
 *   <li>{@link dev.unroll.layers.crf.ChainSteps}: where the scores e of each sequence are
 *   <li>{@link dev.unroll.layers.crf.TagPaths}, {@link dev.unroll.layers.crf.ChainGradient}: what
 *       comes out
 *   <li>{@code ChainLattice}: all sequences of tags of one sequence of scores; {@code
 *       ScaledLattice} is fast, {@code LogLattice} takes scores of any size; {@code BestPath} is
 *       Viterbi's
 *   <li>{@code ChainPart}: some sequences of a batch, on one thread
 * </ul>
 */
package dev.unroll.layers.crf;
