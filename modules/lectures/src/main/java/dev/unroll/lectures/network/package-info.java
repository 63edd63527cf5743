/**
 * Small networks and made-up problems that several experiments share: {@link
 * dev.unroll.lectures.network.SmallNetwork} of some {@link dev.unroll.lectures.network.Sizes} under
 * a {@link dev.unroll.lectures.network.Training}, with {@link dev.unroll.lectures.network.Samples}
 * of a {@link dev.unroll.lectures.network.SequenceTask} such as {@link
 * dev.unroll.lectures.network.Recall} and {@link dev.unroll.lectures.network.Adding}.
 */
package dev.unroll.lectures.network;
