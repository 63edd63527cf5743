/**
 * libtorch as a contender: {@link dev.unroll.benchmarks.libtorch.LibtorchContender} does the steps
 * of the network that {@link dev.unroll.benchmarks.libtorch.LibtorchNetwork} makes.
 */
package dev.unroll.benchmarks.libtorch;
