/**
 * Convolution over pictures at the speed of oneDNN, in the place of Deeplearning4j's own layer,
 * whose use of oneDNN never starts in 1.0.0-M2.1: it asks for a class by a name that is not there.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.convolution.GridConvolution}: what a network's configuration
 *       names; {@code GridConvolutionLayer} is what runs
 *   <li>{@link dev.unroll.layers.convolution.PictureConvolution}: the pictures of a batch divided
 *       among threads
 * </ul>
 */
package dev.unroll.layers.convolution;
