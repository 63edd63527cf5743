package dev.unroll.layers.stepping;

import dev.unroll.core.check.Check;
import dev.unroll.layers.embedding.TokenEmbeddingLayer;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.output.SoftmaxOutputLayer;
import dev.unroll.layers.recurrent.CellStepper;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained network of tokens, recurrent layers and a softmax, one step at a time for a fixed
 * number of rows. A step makes no objects, but for a few to wake the threads that share a large
 * product. Parameters are copied when it is made. For one thread at a time; make one for each
 * thread.
 *
 * <pre>{@code
 * Stepper stepper = Stepper.of(graph, 1);
 * float[] logits = new float[V];
 * stepper.step(new int[] {token}, logits);
 * }</pre>
 */
public final class Stepper {
  private final int rows;
  private final int vocabulary;
  private final int embedding;
  private final float[][] table;
  private final List<CellStepper> cells;
  private final RowProduct output;
  private final float[] bias;
  private final float[] input;
  private final float[] logits;
  private final List<float[]> logitBlock;

  private Stepper(Layer[] layers, int rows) {
    this.rows = Check.positive("rows", rows);
    TokenEmbeddingLayer first = null;
    SoftmaxOutputLayer last = null;
    cells = new ArrayList<>();
    for (Layer layer : layers) {
      if (layer instanceof TokenEmbeddingLayer tokens && first == null) {
        first = tokens;
      } else if (layer.conf().getLayer() instanceof Recurrent recurrent) {
        cells.add(new CellStepper(recurrent, layer.paramTable(), rows));
      } else if (layer instanceof SoftmaxOutputLayer softmax) {
        last = softmax;
      } else {
        requireIdentity(layer);
      }
    }
    Check.require(
        first != null && last != null && !cells.isEmpty(),
        "a network to take step by step needs a TokenEmbedding, Recurrent layers and a"
            + " SoftmaxOutput");
    INDArray rowsOfTable = first.table();
    vocabulary = (int) rowsOfTable.size(0);
    embedding = (int) rowsOfTable.size(1);
    table = rowsOfTable.dup('c').toFloatMatrix();
    double temperature = ((SoftmaxOutput) last.conf().getLayer()).getTemperature();
    INDArray projection = last.table().div(temperature);
    output = RowProduct.of(projection.transpose(), (int) projection.size(0), rows, Team.shared());
    bias = last.bias().div(temperature).data().asFloat();
    input = new float[rows * embedding];
    logits = new float[rows * bias.length];
    logitBlock = List.of(logits);
  }

  /**
   * A stepper of a chain of layers.
   *
   * @param rows sequences that go on together
   * @throws IllegalArgumentException naming a layer that it cannot take step by step
   */
  public static Stepper of(MultiLayerNetwork network, int rows) {
    return new Stepper(network.getLayers(), rows);
  }

  /**
   * As {@link #of(MultiLayerNetwork, int)}.
   *
   * @throws IllegalArgumentException also when the graph is no chain
   */
  public static Stepper of(ComputationGraph graph, int rows) {
    graph
        .getConfiguration()
        .getVertexInputs()
        .forEach(
            (name, inputs) ->
                Check.require(
                    inputs.size() == 1, "vertex " + name + " has several inputs: no chain"));
    Check.require(
        graph.getLayers().length == graph.getConfiguration().getVertices().size(),
        "the graph has vertices that are no layers: it cannot be taken step by step");
    return new Stepper(graph.getLayers(), rows);
  }

  private static void requireIdentity(Layer layer) {
    Check.require(
        layer.conf().getLayer() instanceof org.deeplearning4j.nn.conf.layers.DropoutLayer,
        "layer "
            + layer.conf().getLayer().getLayerName()
            + " cannot be taken step by step; use rnnTimeStep");
  }

  /** Rows. */
  public int rows() {
    return rows;
  }

  /** V, of inputs. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Length of a row of logits. */
  public int outputs() {
    return bias.length;
  }

  /**
   * Reads a token in each row.
   *
   * @param tokens [rows], in [0, V); fewer leave the last rows' states meaningless
   * @param target [rows, outputs], the logits of what follows
   */
  public void step(int[] tokens, float[] target) {
    for (int row = 0; row < tokens.length; row++) {
      int token = tokens[row];
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException(
            "token of row " + row + " must be in [0, " + vocabulary + "), but was " + token);
      }
      System.arraycopy(table[token], 0, input, row * embedding, embedding);
    }
    float[] x = input;
    for (int i = 0; i < cells.size(); i++) {
      x = cells.get(i).step(x);
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, logits, row * bias.length, bias.length);
    }
    output.addTo(x, logitBlock);
    System.arraycopy(logits, 0, target, 0, Math.min(target.length, logits.length));
  }

  /** Starts every row anew. */
  public void reset() {
    for (CellStepper cell : cells) {
      cell.reset();
    }
  }

  /** Starts one row anew. */
  public void reset(int row) {
    for (CellStepper cell : cells) {
      cell.reset(row);
    }
  }

  /** Lets row i go on from what row {@code parents[i]} was; see {@link CellStepper#reorder}. */
  public void reorder(int[] parents) {
    for (CellStepper cell : cells) {
      cell.reorder(parents);
    }
  }

  /** The state of one row, a copy: layers' arrays [H] one after the other. */
  public float[] state(int row) {
    float[] all = new float[length()];
    int at = 0;
    for (CellStepper cell : cells) {
      float[] part = new float[cell.hidden()];
      for (int s = 0; s < cell.states().size(); s++) {
        cell.read(s, row, part);
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
    }
    return all;
  }

  /** Sets the state of one row to what {@link #state(int)} gave. */
  public void state(int row, float[] all) {
    Check.require(
        all.length == length(), "a state has " + length() + " values, but got " + all.length);
    int at = 0;
    for (CellStepper cell : cells) {
      for (int s = 0; s < cell.states().size(); s++) {
        cell.write(s, row, Arrays.copyOfRange(all, at, at + cell.hidden()));
        at += cell.hidden();
      }
    }
  }

  private int length() {
    return cells.stream().mapToInt(cell -> cell.hidden() * cell.states().size()).sum();
  }
}
