package dev.unroll.layers.recurrent;

import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Single steps of a layer and back, in ND4J's operations and any type, for a recurrence that is
 * larger than the layer: the input of a step may follow from what the layer put out before.
 */
public final class PlainSteps {
  private final Recurrent layer;
  private final Map<String, INDArray> parameters;

  /**
   * @param layer configuration, forwards, without residual connection and dropout
   * @param parameters of the layer by key
   */
  public PlainSteps(Recurrent layer, Map<String, INDArray> parameters) {
    this.layer = layer;
    this.parameters = parameters;
  }

  /** A step that was taken, and what the way back needs of it. */
  public static final class Taken {
    private final ReferenceRecurrence recurrence;
    private final List<INDArray> after;
    private final long features;

    private Taken(ReferenceRecurrence recurrence, List<INDArray> after, long features) {
      this.recurrence = recurrence;
      this.after = after;
      this.features = features;
    }

    /** [N, H] for each of the cell's states after the step. */
    public List<INDArray> after() {
      return after;
    }
  }

  /** Gradients with respect to the input [N, F] of a step and the states [N, H] before it. */
  public record Below(INDArray input, List<INDArray> before) {}

  /**
   * Takes a step.
   *
   * @param x [N, F]
   * @param mask [N, 1]; rows with 0 keep their state, whatever x holds
   * @param before [N, H] for each of the cell's states
   */
  public Taken take(INDArray x, INDArray mask, List<INDArray> before) {
    Segment segment = new Segment(x.reshape('c', x.size(0), x.size(1), 1), false);
    segment.mask(mask);
    segment.initial(before, layer.getNOut());
    ReferenceRecurrence recurrence = new ReferenceRecurrence(layer.cell());
    INDArray output = Nd4j.create(x.dataType(), x.size(0), layer.getNOut(), 1);
    return new Taken(
        recurrence, recurrence.forward(segment, weights(parameters), output, 0, true), x.size(1));
  }

  private Weights weights(Map<String, INDArray> table) {
    return RecurrentParameters.weights(layer, table, "");
  }

  /**
   * Goes back through a step.
   *
   * @param after gradients with respect to the states after it
   * @param parameterGradients by key; added to
   */
  public Below back(Taken taken, List<INDArray> after, Map<String, INDArray> parameterGradients) {
    Map<String, INDArray> own = new LinkedHashMap<>();
    parameterGradients.forEach((key, array) -> own.put(key, array.like()));
    long rows = after.get(0).size(0);
    INDArray none = after.get(0).like().reshape('c', rows, layer.getNOut(), 1);
    INDArray input = Nd4j.create(none.dataType(), rows, taken.features, 1);
    List<INDArray> before =
        taken.recurrence.backward(new Upstream(none, 0, after, 1), weights(own), input, false);
    own.forEach((key, array) -> parameterGradients.get(key).addi(array));
    return new Below(input.reshape('c', rows, taken.features), before);
  }
}
