/**
 * What is in a sentence's vector, by what a linear readout finds there; vectors are seen only
 * through {@link dev.unroll.autoencoder.SentenceVectors}.
 *
 * <p>{@link dev.unroll.autoencoder.probe.SentenceEvaluation} is the way in, {@link
 * dev.unroll.autoencoder.probe.EvaluationTable} shows what it gives, and {@link
 * dev.unroll.autoencoder.probe.EvaluationSets} reads the official {@link
 * dev.unroll.autoencoder.probe.Parts} of the sets.
 *
 * <ul>
 *   <li>SICK (Marelli et al. 2014) as Kiros et al. 2015 read it out: {@code SickReadout} of {@code
 *       PairFeatures}, giving {@link dev.unroll.autoencoder.probe.SickScores}
 *   <li>probes (Conneau et al. 2018): {@link dev.unroll.autoencoder.probe.TextProbes} and {@link
 *       dev.unroll.autoencoder.probe.GrammarProbes} make a {@link
 *       dev.unroll.autoencoder.probe.Probe} of {@link
 *       dev.unroll.autoencoder.probe.LabelledSentence}s; {@code ProbeReadout} gives its {@link
 *       dev.unroll.autoencoder.probe.ProbeScore}
 *   <li>the lecture's two sentences of the same words: {@link
 *       dev.unroll.autoencoder.probe.OrderContrast}
 *   <li>the readout itself: {@link dev.unroll.autoencoder.probe.LogisticReadout} of {@link
 *       dev.unroll.autoencoder.probe.Examples} ({@code SoftmaxLoss}, {@code Standardisation}),
 *       whose penalty a {@link dev.unroll.autoencoder.probe.PenaltySearch} chooses
 *   <li>{@link dev.unroll.autoencoder.probe.BagOfWords}: vectors without order to hold others
 *       against, from {@code Cooccurrence}
 * </ul>
 */
package dev.unroll.autoencoder.probe;
