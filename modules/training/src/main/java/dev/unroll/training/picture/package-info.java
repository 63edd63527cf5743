/**
 * Pictures of what a network did: where a decoder looked while it wrote (Bahdanau et al. 2015,
 * figure 3), and when it heard what (Graves et al. 2006, figure 1).
 *
 * <ul>
 *   <li>{@link dev.unroll.training.picture.AttentionPicture}: the way in; text, HTML, PNG
 *   <li>{@code TextGrid}: for a terminal; {@code SvgGrid}: for a page; {@code ImageGrid}: by Java2D
 *   <li>{@code Geometry}: where things lie in the latter two
 *   <li>{@link dev.unroll.training.picture.EmissionPicture} of {@link
 *       dev.unroll.training.picture.Emissions}: symbols over the waveform, as PNG; {@code
 *       EmissionImage} draws it with {@code EmissionAxes} and {@code WavePanel}, {@code
 *       EmissionGeometry} says where
 *   <li>{@code ImageFile}: PNG
 *   <li>{@code Label}: tokens made fit to be shown; {@code DisplayWidth}: their columns; {@code
 *       Lettering}: a font that has their characters
 * </ul>
 */
package dev.unroll.training.picture;
