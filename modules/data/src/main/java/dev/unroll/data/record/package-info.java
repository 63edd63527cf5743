/**
 * What all readers of sequences share: {@link dev.unroll.data.record.SequenceReader} is the part of
 * DataVec's interface that is the same for text and for sound.
 */
package dev.unroll.data.record;
