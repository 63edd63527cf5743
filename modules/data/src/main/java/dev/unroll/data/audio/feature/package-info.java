/**
 * From samples to the frames that a recogniser reads: log-mel filterbanks and mel cepstra (Davis
 * and Mermelstein 1980, "Comparison of parametric representations for monosyllabic word
 * recognition"), as Kaldi computes them or as librosa does.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.audio.feature.FeatureOptions} says which, {@link
 *       dev.unroll.data.audio.feature.Framing} how the signal is cut, {@link
 *       dev.unroll.data.audio.feature.Form} what is computed in which program's way.
 *   <li>{@link dev.unroll.data.audio.feature.FeatureExtractor} makes the frames of a recording, or
 *       of one that is still coming by a {@link dev.unroll.data.audio.feature.FeatureStream}.
 *   <li>A stream is a chain, the same for all forms: {@code Windows} cuts, {@code FrameAnalysis}
 *       computes the bands of a frame with {@code MelBank} and JTransforms' FFT, and then come the
 *       {@code Stage}s that are asked for: {@code LevelRange}, {@code Cepstrum}, {@code Deltas},
 *       normalisation.
 * </ul>
 */
package dev.unroll.data.audio.feature;
