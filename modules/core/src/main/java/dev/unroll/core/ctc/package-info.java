/**
 * Decoding of connectionist temporal classification (Graves et al. 2006, "Connectionist temporal
 * classification: labelling unsegmented sequence data with recurrent neural networks"): from the
 * log-probabilities that a network gives K symbols in each of T frames to the labels they spell.
 *
 * <p>The symbols are labels and a blank. A path chooses one symbol a frame; it spells what is left
 * when repeats are merged and blanks dropped, so that many paths spell the same. Nothing here knows
 * of audio, nor of a network. All scores are natural logarithms. All that decodes takes one
 * utterance; alphabets, word lists and the language models here are thread-safe, so that a caller
 * may decode several at a time.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.ctc.Alphabet}: the symbols, and text to labels and back
 *   <li>{@link dev.unroll.core.ctc.Collapse}: from a path to its labels
 *   <li>{@link dev.unroll.core.ctc.BestPath}: decoding by the likeliest path, an {@link
 *       dev.unroll.core.ctc.AlignedPath} with a {@link dev.unroll.core.ctc.Span} of frames for each
 *       label
 *   <li>{@link dev.unroll.core.ctc.ForcedAlignment}: when known labels were said
 *   <li>{@link dev.unroll.core.ctc.PrefixBeam} with {@link dev.unroll.core.ctc.PrefixBeamOptions}:
 *       decoding by the likeliest labels, frame by frame as they come; gives each {@link
 *       dev.unroll.core.ctc.PrefixHypothesis}
 *   <li>{@link dev.unroll.core.ctc.LabelScorer}: what the beam asks of a language model; {@link
 *       dev.unroll.core.ctc.LabelTokens} over labels, {@link dev.unroll.core.ctc.WordTokens} over
 *       the words of a {@link dev.unroll.core.ctc.Lexicon}, both by any {@link
 *       dev.unroll.core.decoding.TokenScorer}
 *   <li>inside the beam: {@code PrefixNode} is a prefix, {@code PathMass} weighs its paths, {@code
 *       Run} remembers where its labels are, {@code Ranking} adds language model and words, {@code
 *       FrameShortlist} prunes symbols, {@code Survivors} prunes prefixes, {@code Endings} says
 *       what is written when the utterance ends
 * </ul>
 */
package dev.unroll.core.ctc;
