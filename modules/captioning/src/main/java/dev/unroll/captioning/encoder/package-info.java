/**
 * Convolutional networks that turn a picture into features for a decoder: one vector of the whole
 * picture (Vinyals et al. 2015), or a grid of vectors, one for each region (Xu et al. 2015).
 *
 * <ul>
 *   <li>{@link dev.unroll.captioning.encoder.PictureEncoder}: part of a {@code ComputationGraph};
 *       {@link dev.unroll.data.image.PixelForm} is what it reads
 *   <li>{@link dev.unroll.captioning.encoder.SmallCnn}: trained with the decoder
 *   <li>{@link dev.unroll.captioning.encoder.SqueezeNet}: with given weights, which come from a
 *       {@link dev.unroll.captioning.encoder.NpzFile}; {@code FireModule} is what it repeats
 *   <li>{@link dev.unroll.captioning.encoder.LoadedEncoder}: any network of Deeplearning4j, cut
 *   <li>{@link dev.unroll.captioning.encoder.EncoderProvider}: finds one by name, those of other
 *       jars, too; {@code SmallCnnProvider}, {@code SqueezeNetProvider}
 *   <li>{@link dev.unroll.captioning.encoder.Tuning}: whether and how its layers learn
 *   <li>{@link dev.unroll.captioning.encoder.FrozenEncoder}: features of pictures, once and for all
 *   <li>{@link dev.unroll.captioning.encoder.Regions}: a grid as the steps of a sequence, or its
 *       mean
 * </ul>
 */
package dev.unroll.captioning.encoder;
