/**
 * The order in which the fast layers take rows and steps: all rows of the first step, then all rows
 * of the next.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.step.StepValues}: a number for each row and step, such as token
 *       ids, labels and masks
 *   <li>{@link dev.unroll.layers.step.StepRows}: the vectors of activations [N, F, T] in this order
 *   <li>{@link dev.unroll.layers.step.TimeMajor}: activations whose memory is in this order
 *   <li>{@link dev.unroll.layers.step.SequenceTypes}, {@link dev.unroll.layers.step.LayerStart}:
 *       what layer configurations have in common
 *   <li>{@link dev.unroll.layers.step.ShapedParameters}: parameters told by key and shape
 *   <li>{@link dev.unroll.layers.step.RowValues}: rows in double precision, whatever their type
 * </ul>
 */
package dev.unroll.layers.step;
