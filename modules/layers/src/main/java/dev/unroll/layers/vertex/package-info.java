/**
 * Recurrent layers of a {@code ComputationGraph} whose first state is an input and whose last state
 * is an output, with exact gradients through both: what encoders and decoders are joined by
 * (Sutskever, Vinyals and Le 2014; Cho et al. 2014).
 *
 * <ul>
 *   <li>what a network's configuration names: {@link dev.unroll.layers.vertex.RecurrentVertex},
 *       {@link dev.unroll.layers.vertex.FinalState}
 *   <li>what then runs: {@code RunningRecurrent}, {@code RunningFinalState}
 *   <li>sequences rearranged: {@link dev.unroll.layers.vertex.StepMerge} side by side; what a
 *       picture is to a sentence: {@link dev.unroll.layers.vertex.EveryStep}, {@link
 *       dev.unroll.layers.vertex.FirstStep} and {@link dev.unroll.layers.vertex.WithoutFirstStep};
 *       {@link dev.unroll.layers.vertex.RepeatRows} for the rows that share a picture, {@link
 *       dev.unroll.layers.vertex.GridPlaces} for where a region is, {@link
 *       dev.unroll.layers.vertex.DarkestChannel} for shapes of any colour, both {@code
 *       AddedPlanes}; what sentences are to a document: {@link
 *       dev.unroll.layers.vertex.RowsToSteps}, {@link dev.unroll.layers.vertex.StepsToRows}, {@link
 *       dev.unroll.layers.vertex.ShiftedSteps}; decoders that share an output: {@link
 *       dev.unroll.layers.vertex.StackRows}, {@link dev.unroll.layers.vertex.UnstackRows}. They are
 *       {@code SequenceVertex} and run as {@code RunningSequence} or, where masked steps are zeros,
 *       as {@code RunningMasked}
 *   <li>how a vertex of several inputs gets parameters and a network's settings: {@link
 *       dev.unroll.layers.vertex.ParameterVertex}, {@link
 *       dev.unroll.layers.vertex.VertexConfiguration}, {@link
 *       dev.unroll.layers.vertex.ParameterLayer}, {@code FrozenParameterVertex}
 * </ul>
 */
package dev.unroll.layers.vertex;
