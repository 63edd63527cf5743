/**
 * Pictures with sentences that say what is on them, in three parts that share no picture.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.caption.CaptionCorpus} of {@link
 *       dev.unroll.data.caption.CaptionedPicture}s: reads a folder, or says all that is wrong with
 *       it at once.
 *   <li>{@link dev.unroll.data.caption.CaptionLayout}: tables of our own, Flickr8k (Hodosh et al.
 *       2013), COCO (Chen et al. 2015) and the splits of Karpathy and Fei-Fei (2015).
 *   <li>{@code CaptionTables}, {@code Flickr8kTexts}, {@code CocoAnnotations} read a layout into a
 *       {@code CaptionListing}; {@code PictureIndex} knows the files; {@code CorpusAssembly} brings
 *       both together.
 * </ul>
 */
package dev.unroll.data.caption;
