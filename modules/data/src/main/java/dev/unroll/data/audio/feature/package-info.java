/**
 * From samples to the frames that a recogniser reads: log-mel filterbanks and mel cepstra (Davis
 * and Mermelstein 1980, "Comparison of parametric representations for monosyllabic word
 * recognition"), as Kaldi computes them.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.audio.feature.FeatureOptions} says which, {@link
 *       dev.unroll.data.audio.feature.Framing} how the signal is cut.
 *   <li>{@link dev.unroll.data.audio.feature.FeatureExtractor} makes the frames of a recording, or
 *       of one that is still coming by a {@link dev.unroll.data.audio.feature.FeatureStream}.
 *   <li>A stream is a chain: {@code Windows} cuts, {@code FrameAnalysis} computes a frame with
 *       {@code MelBank}, {@code Cepstrum} and JTransforms' FFT, {@code Deltas} looks two frames
 *       around, and a {@code Normaliser} scales.
 * </ul>
 */
package dev.unroll.data.audio.feature;
