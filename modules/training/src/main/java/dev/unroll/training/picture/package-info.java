/**
 * Pictures of what a network did: where a decoder looked while it wrote (Bahdanau et al. 2015,
 * figure 3).
 *
 * <ul>
 *   <li>{@link dev.unroll.training.picture.AttentionPicture}: the way in; text, HTML, PNG
 *   <li>{@code TextGrid}: for a terminal; {@code SvgGrid}: for a page; {@code ImageGrid}: by Java2D
 *   <li>{@code Geometry}: where things lie in the latter two
 *   <li>{@code Label}: tokens made fit to be shown; {@code DisplayWidth}: their columns; {@code
 *       Lettering}: a font that has their characters
 * </ul>
 */
package dev.unroll.training.picture;
