package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * One of the P parts of what a {@link StackRows} put together, or of a batch that was made so: of
 * [P · N, F, T] (or [P · N, F]) rows part · N to (part + 1) · N, and those rows of the mask.
 *
 * <pre>{@code
 * .addVertex("previous words", new UnstackRows(0, 2), "embedded")
 * .addVertex("next words", new UnstackRows(1, 2), "embedded")
 * }</pre>
 *
 * <p>Deeplearning4j's {@code UnstackVertex} takes the rows of masks by the batch size of the
 * network's first input, which is another where that is the source and this the targets.
 */
public final class UnstackRows extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @JsonProperty private final int part;
  @JsonProperty private final int parts;

  /**
   * @param part from 0
   * @param parts P
   */
  public UnstackRows(@JsonProperty("part") int part, @JsonProperty("parts") int parts) {
    Check.positive("parts of stacked rows", parts);
    Check.within("part of stacked rows", part, 0, parts);
    this.part = part;
    this.parts = parts;
  }

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningUnstackRows(part, parts, graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return inputs[0];
  }

  @Override
  public GraphVertex clone() {
    return new UnstackRows(part, parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnstackRows that && part == that.part && parts == that.parts;
  }

  @Override
  public int hashCode() {
    return Objects.hash(part, parts);
  }

  @Override
  public String toString() {
    return "UnstackRows(" + part + " of " + parts + ")";
  }
}
