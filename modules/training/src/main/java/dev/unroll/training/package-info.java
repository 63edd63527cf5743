/**
 * The one training loop. {@link dev.unroll.training.Loop} knows no model: it asks a {@link
 * dev.unroll.training.Task} for batches, steps and measurements, and tells watchers what happened.
 *
 * <ul>
 *   <li>{@code event}: what happened, as records
 *   <li>{@code batch}: integers as arrays
 *   <li>{@code gradient}: from a gradient to an update: normalisation, the optimiser
 *   <li>{@code schedule}: learning rates by step
 *   <li>{@code checkpoint}: files that a killed run resumes from, bit for bit
 *   <li>{@code run}: the run folder
 *   <li>{@code report}: the page with curves and samples
 *   <li>{@code command}: what all command lines share
 *   <li>{@code launch}: starts and resumes the runs of any application
 *   <li>{@code language}: language models of one application for the decoders of others
 *   <li>{@code backend}: whether ND4J's backend can work on this machine
 * </ul>
 */
package dev.unroll.training;
