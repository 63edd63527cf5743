/**
 * libtorch as a contender: {@link dev.unroll.benchmarks.libtorch.LibtorchContender} does the steps
 * of the network that {@code LibtorchNetwork} makes; {@link
 * dev.unroll.benchmarks.libtorch.LibtorchTranslation} trains the sequence-to-sequence network of
 * {@code PairNetwork}, and translates with it by {@code TensorBeam}; {@link
 * dev.unroll.benchmarks.libtorch.LibtorchSpeech} computes the CTC loss and trains on it.
 */
package dev.unroll.benchmarks.libtorch;
