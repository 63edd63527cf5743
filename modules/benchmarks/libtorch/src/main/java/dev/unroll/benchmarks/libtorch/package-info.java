/**
 * libtorch as a contender: {@link dev.unroll.benchmarks.libtorch.LibtorchContender} does the steps
 * of the network that {@code LibtorchNetwork} makes; {@link
 * dev.unroll.benchmarks.libtorch.LibtorchTranslation} trains the sequence-to-sequence network of
 * {@code PairNetwork}, and translates with it by {@code TensorBeam}; {@link
 * dev.unroll.benchmarks.libtorch.LibtorchSpeech} computes the CTC loss and trains on it; {@link
 * dev.unroll.benchmarks.libtorch.LibtorchCaption} trains decoders of captions, and {@link
 * dev.unroll.benchmarks.libtorch.LibtorchCaptioner} trains from pictures on and writes captions
 * with {@code CaptionerNetwork}.
 */
package dev.unroll.benchmarks.libtorch;
