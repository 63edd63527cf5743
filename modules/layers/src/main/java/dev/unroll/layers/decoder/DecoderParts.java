package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trained arrays that a {@link DecoderStepper} is made of, wherever they come from; it copies them.
 *
 * @param cells from the lowest to the top
 * @param attention one, or none: then the decoder puts out the top state
 */
public record DecoderParts(List<CellPart> cells, List<AttentionPart> attention) {
  /** Checks that there is a cell, at most one attention, and that it fits the cells. */
  public DecoderParts {
    cells = List.copyOf(cells);
    attention = List.copyOf(attention);
    Check.require(!cells.isEmpty(), "a decoder needs a cell at least");
    Check.require(attention.size() <= 1, "a decoder has one attention, not " + attention.size());
    long hidden = cells.get(cells.size() - 1).layer.getNOut();
    for (AttentionPart part : attention) {
      Check.require(
          part.form.queries() == hidden,
          part.form + " does not fit a top cell of " + hidden + " units");
    }
  }

  /** A layer's configuration and its parameters by key, as {@code paramTable()} has them. */
  public record CellPart(Recurrent layer, Map<String, INDArray> parameters) {}

  /**
   * How a_t = tanh([c_t ; h_t] Wc + b) is had of the top state.
   *
   * @param form kind and sizes H and M
   * @param parameters by the names of the form, of any float type
   * @param combine Wc [M + H, A]
   * @param bias b, of A elements
   * @param feeding what the first cell sees of it, behind the embedded input
   */
  public record AttentionPart(
      AttentionForm form,
      Map<String, INDArray> parameters,
      INDArray combine,
      INDArray bias,
      Feeding feeding) {
    /** Checks Wc and b. */
    public AttentionPart {
      Check.require(
          combine.rank() == 2
              && combine.size(0) == form.keys() + form.queries()
              && bias.length() == combine.size(1),
          "a decoder with "
              + form
              + " needs Wc ["
              + (form.keys() + form.queries())
              + ", A] and A biases, but got "
              + Arrays.toString(combine.shape())
              + " and "
              + bias.length());
    }

    /** Without a bias. */
    public AttentionPart(
        AttentionForm form, Map<String, INDArray> parameters, INDArray combine, Feeding feeding) {
      this(form, parameters, combine, Nd4j.create(combine.dataType(), combine.size(1)), feeding);
    }
  }

  /**
   * Those of recurrent vertices of a graph, without attention.
   *
   * @param names of the vertices, from the lowest to the top
   */
  public static DecoderParts of(ComputationGraph graph, List<String> names) {
    List<CellPart> cells = new ArrayList<>();
    for (String name : names) {
      Layer layer = graph.getLayer(name);
      Check.require(
          layer != null && layer.conf().getLayer() instanceof Recurrent,
          "\"" + name + "\" must name a recurrent vertex of the graph, but does not");
      cells.add(new CellPart((Recurrent) layer.conf().getLayer(), layer.paramTable()));
    }
    return new DecoderParts(cells, List.of());
  }

  /**
   * Those of a graph's {@link AttentionDecoder}.
   *
   * @param name of the vertex
   */
  public static DecoderParts of(ComputationGraph graph, String name) {
    Layer layer = graph.getLayer(name);
    Check.require(
        layer != null && layer.conf().getLayer() instanceof DecoderConfiguration,
        "\"" + name + "\" must name an AttentionDecoder of the graph, but does not");
    DecoderConfiguration configuration = (DecoderConfiguration) layer.conf().getLayer();
    DecoderForm form = configuration.form();
    DecoderArrays arrays = DecoderParameters.split(form, layer.paramTable());
    List<CellPart> cells = new ArrayList<>();
    for (int i = 0; i < form.layers(); i++) {
      cells.add(new CellPart(configuration.cell(i), arrays.cells().get(i)));
    }
    return new DecoderParts(
        cells,
        List.of(
            new AttentionPart(
                form.attention(), arrays.attention(), arrays.combine(), form.feeding())));
  }
}
