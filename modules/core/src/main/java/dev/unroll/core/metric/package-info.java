/**
 * How good an output is, in the numbers that papers print: the same values, to the last digits, as
 * the public tools give.
 *
 * <p>Every metric has two halves. Counting turns one sentence into a {@link
 * dev.unroll.core.metric.Tally}, a small record of counts; scoring turns a tally into numbers.
 * Tallies add up, so a corpus may be counted in any order, in parts or on several machines, and
 * then be scored once.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.metric.Perplexity}: language models; nats, bits per character
 *   <li>{@link dev.unroll.core.metric.Bleu} (Papineni et al. 2002) and {@link
 *       dev.unroll.core.metric.ChrF} (Popović 2015, 2017), both {@link
 *       dev.unroll.core.metric.SegmentMetric}s over {@link dev.unroll.core.metric.Segment}s: equal
 *       to sacreBLEU 2 (Post 2018, "A call for clarity in reporting BLEU scores")
 *   <li>{@link dev.unroll.core.metric.ErrorRate} of {@link dev.unroll.core.metric.ErrorUnit} words
 *       or characters, with its {@link dev.unroll.core.metric.Alignment}: speech; equal to jiwer 4;
 *       {@link dev.unroll.core.metric.EditDistance} alone finds what is nearest
 *   <li>{@link dev.unroll.core.metric.SlotF1}: tagging; equal to conlleval, whose files {@link
 *       dev.unroll.core.metric.ConllFormat} reads
 *   <li>{@link dev.unroll.core.metric.LabelledBrackets}: parsing; equal to evalb, into a {@link
 *       dev.unroll.core.metric.BracketTally}
 *   <li>Captions, equal to coco-caption (Chen et al. 2015), all over {@link
 *       dev.unroll.core.metric.CaptionTokens}: {@link dev.unroll.core.metric.CaptionBleu}, {@link
 *       dev.unroll.core.metric.RougeL} (Lin 2004) and {@link dev.unroll.core.metric.Cider}
 *       (Vedantam et al. 2015) in two {@link dev.unroll.core.metric.CiderForm}s with {@link
 *       dev.unroll.core.metric.DocumentFrequencies}; {@link dev.unroll.core.metric.Meteor}
 *       (Denkowski and Lavie 2014) of words and stems only, with a {@link
 *       dev.unroll.core.metric.MeteorTally} of two {@link dev.unroll.core.metric.MeteorSide}s
 *   <li>{@link dev.unroll.core.metric.ScoreAgreement} of predicted scores with people's, by {@link
 *       dev.unroll.core.metric.Correlation}: sentences' relatedness; equal to SciPy
 * </ul>
 *
 * <p>Kernels: {@link dev.unroll.core.metric.BleuTokeniser}, {@code SegmentNGrams} over {@code
 * PairNumbers}, {@code EditPath}, {@code ChunkTag}, {@code TreeBrackets}, {@code WordGrams}, {@code
 * MeteorAligner}.
 */
package dev.unroll.core.metric;
