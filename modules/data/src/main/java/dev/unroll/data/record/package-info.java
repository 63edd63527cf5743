/**
 * What all readers share of DataVec's interface: {@link dev.unroll.data.record.OrderedReader} is
 * the part that is the same for all, {@link dev.unroll.data.record.SequenceReader} that of text and
 * sound, where each thing read is a sequence, and {@link dev.unroll.data.record.ItemReader} that of
 * files which hold many sequences, its {@link dev.unroll.data.record.Items}.
 */
package dev.unroll.data.record;
