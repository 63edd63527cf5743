/**
 * Sequence to sequence: translation, transduction and parsing. An encoder reads one sequence, a
 * decoder writes another, with or without attention to what the encoder read ({@link
 * dev.unroll.seqtoseq.SeqToSeqConfig}, {@code SeqToSeqNetwork}). {@link
 * dev.unroll.seqtoseq.SeqToSeqModel} uses a trained one from any Java program.
 */
package dev.unroll.seqtoseq;
