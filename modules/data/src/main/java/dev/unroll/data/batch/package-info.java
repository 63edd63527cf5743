/**
 * Batches of integers: {@link dev.unroll.data.batch.StreamBatches} (contiguous, state carried),
 * {@link dev.unroll.data.batch.ScoringBatches} (each token once, with context), {@link
 * dev.unroll.data.batch.WindowBatches} (fixed windows), {@link dev.unroll.data.batch.BucketBatches}
 * (sequences of like length, padded and masked) and {@link dev.unroll.data.batch.PairBatches} (the
 * same of two sequences each), {@link dev.unroll.data.batch.NeighbourBatches} (sentences with those
 * before and after), {@link dev.unroll.data.batch.DocumentBatches} (sentences within documents),
 * all with the company that {@link dev.unroll.data.batch.Buckets} draws, {@link
 * dev.unroll.data.batch.CaptionBatches} (pictures with some of their captions), {@link
 * dev.unroll.data.batch.TagBatches} (a {@link dev.unroll.data.batch.TagSequence} is a sentence with
 * tags and label, {@link dev.unroll.data.batch.WordParts} the letters of its words), all prepared
 * on another thread by {@link dev.unroll.data.batch.Prefetch}. {@link
 * dev.unroll.data.batch.WordDropout} takes words from what a decoder reads.
 */
package dev.unroll.data.batch;
