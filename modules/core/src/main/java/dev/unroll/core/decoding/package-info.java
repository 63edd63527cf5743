/**
 * Decoding: from a network's scores of the next token to sequences, for every family of networks.
 *
 * <p>A recurrent decoder gives p(y_t | y_1 .. y_{t-1}, x). Someone must still choose: the likeliest
 * token each time (greedy), a draw from the distribution or from its head (temperature, top-k,
 * nucleus; Holtzman et al. 2020, "The curious case of neural text degeneration"), or a search for
 * the likeliest whole sequence (beam search; Sutskever et al. 2014, section 3.2, with the length
 * penalty of Wu et al. 2016, section 7). Nothing here knows a network; a network takes part by
 * implementing one interface.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.decoding.Sampler}, made from {@link
 *       dev.unroll.core.decoding.SamplerOptions}: one token from one row of logits
 *   <li>{@link dev.unroll.core.decoding.LogSoftmax}: from logits to logarithms of probabilities
 *   <li>{@link dev.unroll.core.decoding.StepScorer}: what decoding asks of a network; {@link
 *       dev.unroll.core.decoding.AttentiveScorer}: of one that tells where it looked
 *   <li>{@link dev.unroll.core.decoding.TokenScorer}: what the search of another model, such as a
 *       recogniser, asks of a language model
 *   <li>{@link dev.unroll.core.decoding.SequenceRules}: start, stop, lengths, repeated n-grams
 *   <li>{@link dev.unroll.core.decoding.SequenceSampler}: greedy and sampled sequences
 *   <li>{@link dev.unroll.core.decoding.BeamSearch} with {@link
 *       dev.unroll.core.decoding.BeamOptions}, {@link dev.unroll.core.decoding.LengthPenalty},
 *       {@link dev.unroll.core.decoding.CoveragePenalty} and {@link
 *       dev.unroll.core.decoding.Diversity} (groups that repel each other)
 *   <li>{@link dev.unroll.core.decoding.Search}: any of these, as a user chose
 *   <li>{@link dev.unroll.core.decoding.Hypothesis}: a result, with its {@link
 *       dev.unroll.core.decoding.AttentionMatrix}
 *   <li>inside: {@code Prefix} is a sequence under way, {@code ScoredSteps} checks what the network
 *       answers, {@code SentenceBeam} is the search of one sentence, {@code Shortlist} chooses
 *       which continuations survive a step, {@code NBest} keeps the ended ones and knows when to
 *       stop
 * </ul>
 */
package dev.unroll.core.decoding;
