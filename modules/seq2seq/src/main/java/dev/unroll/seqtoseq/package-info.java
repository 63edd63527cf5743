/**
 * Sequence to sequence: translation, transduction and parsing. An encoder reads one sequence, a
 * decoder writes another (Sutskever, Vinyals and Le 2014), with or without attention to what the
 * encoder read (Bahdanau, Cho and Bengio 2015; Luong, Pham and Manning 2015); trees are written as
 * sequences (Vinyals et al. 2015).
 *
 * <ul>
 *   <li>configuration: {@link dev.unroll.seqtoseq.SeqToSeqConfig} of {@link
 *       dev.unroll.seqtoseq.TextConfig}, {@link dev.unroll.seqtoseq.NetworkConfig}, {@link
 *       dev.unroll.seqtoseq.SamplingConfig}
 *   <li>data: {@code PairSource} reads, {@code TreePairs} makes pairs of trees, {@code
 *       SeqToSeqData} makes ids of pairs, {@link dev.unroll.training.batch.PairArrays} arrays of
 *       batches
 *   <li>network: {@link dev.unroll.seqtoseq.SeqToSeqNetwork}, with each equation's paper
 *   <li>training: {@code SeqToSeqTask}, {@code ScheduledSampling}, {@code HeldOut}, {@code
 *       SeqToSeqTraining}
 *   <li>decoding: {@code SourceReader} runs the encoder, {@code DecoderWeights} finds the decoder,
 *       {@link dev.unroll.core.decoding.Search} chooses, {@link dev.unroll.seqtoseq.Translator}
 *       joins them
 *   <li>use: {@link dev.unroll.seqtoseq.SeqToSeqModel}, {@link dev.unroll.seqtoseq.Translation},
 *       {@code Scores}, and the commands
 * </ul>
 */
package dev.unroll.seqtoseq;
