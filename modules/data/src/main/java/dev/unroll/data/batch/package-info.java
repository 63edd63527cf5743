/**
 * Batches of integers: {@link dev.unroll.data.batch.StreamBatches} (contiguous, state carried),
 * {@link dev.unroll.data.batch.ScoringBatches} (each token once, with context), {@link
 * dev.unroll.data.batch.WindowBatches} (fixed windows), {@link dev.unroll.data.batch.BucketBatches}
 * (sequences of like length, padded and masked), all prepared on another thread by {@link
 * dev.unroll.data.batch.Prefetch}.
 */
package dev.unroll.data.batch;
