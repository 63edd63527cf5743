/**
 * Sound as numbers, from files and from programs that are still writing.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.audio.Sound} is a whole recording in memory, {@link
 *       dev.unroll.data.audio.SoundStream} one that is read in pieces, so that length does not
 *       matter; both are mono.
 *   <li>{@link dev.unroll.data.audio.SoundFile} opens any file or stream: WAV by {@code WavFile}
 *       ({@code WavChunks} finds the samples, {@code WavData} ends where they end), FLAC by {@code
 *       FlacStream} on jFLAC, which {@code FlacInput} guards, AIFF and AU by {@code JavaSound} on
 *       the JDK. {@code ContentGuess} says what a file that is no sound looks like.
 *   <li>{@link dev.unroll.data.audio.PcmStream} decodes samples without a header; {@link
 *       dev.unroll.data.audio.PcmFormat} and {@link dev.unroll.data.audio.SampleEncoding} say how
 *       they are written.
 *   <li>{@link dev.unroll.data.audio.Resampler} changes the rate by a {@link
 *       dev.unroll.data.audio.ResamplingFilter} (Crochiere and Rabiner 1983), {@link
 *       dev.unroll.data.audio.ResampledStream} that of a stream.
 *   <li>{@link dev.unroll.data.audio.WavWriter} writes a WAV file.
 * </ul>
 *
 * <p>Subpackages: {@code feature} (log-mel and MFCC), {@code augment}, {@code corpus} (which file
 * says what).
 */
package dev.unroll.data.audio;
