/**
 * Spoken digit strings to learn transcription from: made by a speech synthesiser, without end, or
 * joined from real recordings of the Free Spoken Digit Dataset (Jackson et al. 2018). Each tells
 * when its words begin and end, so that an alignment can be measured too.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.synthetic.speech.SpokenUtterance} of {@link
 *       dev.unroll.data.synthetic.speech.SpokenWord}s: what both give; the words are those of
 *       {@link dev.unroll.data.synthetic.speech.Digit}.
 *   <li>{@link dev.unroll.data.synthetic.speech.DigitSpeech}: synthesised, in a {@link
 *       dev.unroll.data.synthetic.speech.Manner} drawn anew for each; {@code DigitVoice} is the
 *       synthesiser, FreeTTS (a diphone voice after Flite, Black and Lenzo 2001), {@code Waveform}
 *       what happens to its samples.
 *   <li>{@link dev.unroll.data.synthetic.speech.JoinedDigits} by {@link
 *       dev.unroll.data.synthetic.speech.JoinedString}, a plan: joined from {@link
 *       dev.unroll.data.synthetic.speech.DigitRecordings}, each a {@link
 *       dev.unroll.data.synthetic.speech.Recording}, as a {@link
 *       dev.unroll.data.synthetic.speech.Division} says who may be heard where.
 * </ul>
 */
package dev.unroll.data.synthetic.speech;
