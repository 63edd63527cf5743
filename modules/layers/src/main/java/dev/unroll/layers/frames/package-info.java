/**
 * What stands before and between recurrent layers that read sounds or other frames [N, F, T]: a
 * convolution that makes fewer of them, and normalisation.
 *
 * <p>Stock convolutions and batch normalisation read what a mask hides; here a frame that does not
 * exist changes nothing, in training and in inference. Hannun et al. 2014 ("Deep Speech") and
 * Amodei et al. 2015 ("Deep Speech 2") show what both are good for.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.frames.FrameConvolution}: over time, with a stride; {@link
 *       dev.unroll.layers.frames.Window} says what an output sees
 *   <li>{@link dev.unroll.layers.frames.FrameNormalisation}: over the frames of a batch, or over
 *       the features of a frame
 *   <li>{@code WindowRows}: windows side by side, and back
 *   <li>{@code NormalisedRows}, {@code Moments}: the equations of normalisation
 *   <li>{@code FrameMask}: masks, also thinned by a stride
 * </ul>
 */
package dev.unroll.layers.frames;
