/**
 * Recurrent layers that are right and fast.
 *
 * <p>One idea: a {@link dev.unroll.layers.recurrent.Cell} knows its equations for one step over
 * some rows, and a {@code Recurrence} runs any cell over a sequence and back.
 *
 * <ul>
 *   <li>cells: {@link dev.unroll.layers.recurrent.Elman}, {@link
 *       dev.unroll.layers.recurrent.Jordan}, {@link dev.unroll.layers.recurrent.Lstm}, {@link
 *       dev.unroll.layers.recurrent.Gru}, {@link dev.unroll.layers.recurrent.ChoGru}, {@link
 *       dev.unroll.layers.recurrent.LstmVariant}, {@link dev.unroll.layers.recurrent.Irnn}, {@link
 *       dev.unroll.layers.recurrent.Clockwork}, {@link dev.unroll.layers.recurrent.Scrn}; {@link
 *       dev.unroll.layers.recurrent.CellName} lists them for applications
 *   <li>the layer: {@link dev.unroll.layers.recurrent.Recurrent} (configuration), {@code
 *       RecurrentLayer}, {@code RecurrentParameters}, {@code UsedWeights} (of a cell that does not
 *       use all of U), {@link dev.unroll.layers.recurrent.RecurrentDropout}
 *   <li>the plain way, in ND4J's operations for any type and backend: {@code ReferenceRecurrence}
 *   <li>the fast way, in floats on the CPU: {@code FastRecurrence}, made of {@code RowPart} (some
 *       rows from the first step to the last and back, on one thread), {@code SegmentMemory},
 *       {@code PackedWeights}, {@code WeightGradient}; {@code CellPlan} holds them for some sizes
 *   <li>steps one by one, for a recurrence that is larger than a layer: {@link
 *       dev.unroll.layers.recurrent.PlainSteps}, {@link
 *       dev.unroll.layers.recurrent.SteppedRecurrence}
 * </ul>
 */
package dev.unroll.layers.recurrent;
