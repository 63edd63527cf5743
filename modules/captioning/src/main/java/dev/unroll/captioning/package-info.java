/**
 * Captions for pictures: a convolutional network reads a picture, a recurrent decoder writes a
 * sentence about it (Vinyals et al. 2015; Xu et al. 2015; Karpathy and Fei-Fei 2015).
 *
 * <ul>
 *   <li>what a model is: {@link dev.unroll.captioning.CaptionConfig} with {@link
 *       dev.unroll.captioning.EncoderConfig} and {@link dev.unroll.captioning.NetworkConfig};
 *       {@code Eye} is the encoder of a run
 *   <li>data: {@code CaptionSource} names it, {@code CaptionData} makes ids of its captions, {@code
 *       Pictures} reads its pictures, of which {@code Views} are taken; {@code PictureInputs} makes
 *       {@code PixelArrays} of them, or {@code FrozenFeatures}
 *   <li>training: {@link dev.unroll.captioning.CaptionNetwork} is the graph, {@code CaptionTask}
 *       trains it, {@code HeldOut} measures it with {@code CaptionScores} and {@code Truth}
 *   <li>use: {@link dev.unroll.captioning.CaptionModel} gives {@link
 *       dev.unroll.captioning.Description}s; {@code PictureReader}, {@code DecoderWeights} and
 *       {@link dev.unroll.captioning.Captioner} write them; {@code CaptionPage} shows them; {@code
 *       Baselines} need no decoder
 *   <li>the command line: {@link dev.unroll.captioning.CaptionCommand} and its subcommands, {@code
 *       Demonstration}
 * </ul>
 */
package dev.unroll.captioning;
