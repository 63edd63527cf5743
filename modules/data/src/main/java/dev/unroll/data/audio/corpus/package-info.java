/**
 * Which recordings there are and what is said in them.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.audio.corpus.Utterance}, {@link
 *       dev.unroll.data.audio.corpus.Manifest}: recordings with their transcripts, from a table, a
 *       folder, or as LibriSpeech has them (Panayotov et al. 2015).
 *   <li>{@link dev.unroll.data.audio.corpus.An4}: a corpus whose layout is its own.
 *   <li>{@link dev.unroll.data.audio.corpus.AudioRecordReader}: their frames, through DataVec.
 * </ul>
 */
package dev.unroll.data.audio.corpus;
