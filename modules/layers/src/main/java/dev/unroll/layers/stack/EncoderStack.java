package dev.unroll.layers.stack;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.StepMerge;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/**
 * Layers that read a sequence [N, F, T], in one direction or both (Schuster and Paliwal 1997), and
 * whose last states [N, H], or [N, 2H] of both directions, are had by name:
 *
 * <pre>
 * h_t = [f_t ; b_t]    f_t = cell(x_t, f_{t−1})    b_t = cell(x_t, b_{t+1})
 * last  [f_T ; b_1], of each of the cell's states
 * </pre>
 *
 * A layer reads what the one below it puts out. Padding that is masked changes nothing.
 *
 * @param form of the layers
 * @param bidirectional whether each layer reads in both directions
 * @param name what the names of the vertices begin with
 */
public record EncoderStack(StackForm form, boolean bidirectional, String name) {
  /** Name of what layer {@code index} from 0 puts out, [N, H or 2H, T]. */
  public String layer(int index) {
    return name + index;
  }

  /** Name of a last state of a layer. */
  public String last(int index, String state) {
    return layer(index) + " last " + state;
  }

  /** Names of the last states of a layer, in the order of the cell's. */
  public List<String> last(int index) {
    return form.states().stream().map(state -> last(index, state)).toList();
  }

  /** Names of all last states, those of the lowest layer first. */
  public List<String> last() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < form.layers(); i++) {
      all.addAll(last(i));
    }
    return all;
  }

  /**
   * Adds the layers to a graph.
   *
   * @param below what the lowest layer reads
   * @param readsTop whether somebody reads what the top layer puts out, beside its last states;
   *     where nobody does, both directions of it need not be merged
   */
  public void add(GraphBuilder graph, String below, boolean readsTop) {
    String read = below;
    for (int i = 0; i < form.layers(); i++) {
      addLayer(graph, i, read, readsTop || i + 1 < form.layers());
      for (String state : form.states()) {
        addLast(graph, i, state);
      }
      read = layer(i);
    }
  }

  /**
   * Adds the layers alone, where nobody reads their last states.
   *
   * @return the name of what the top layer puts out
   */
  public String addSteps(GraphBuilder graph, String below) {
    String read = below;
    for (int i = 0; i < form.layers(); i++) {
      addLayer(graph, i, read, true);
      read = layer(i);
    }
    return read;
  }

  /**
   * Adds the last state h of the top layer to layers that {@link #addSteps} added.
   *
   * @return its name
   */
  public String addLastOutput(GraphBuilder graph) {
    return addLast(graph, form.layers() - 1, Cell.HIDDEN);
  }

  private void addLayer(GraphBuilder graph, int layer, String below, boolean merged) {
    if (!bidirectional) {
      graph.addVertex(layer(layer), form.vertex(layer(layer), Direction.FORWARD), below);
      return;
    }
    String forward = forward(layer);
    String backward = backward(layer);
    graph.addVertex(forward, form.vertex(forward, Direction.FORWARD), below);
    graph.addVertex(backward, form.vertex(backward, Direction.BACKWARD), below);
    if (merged) {
      graph.addVertex(layer(layer), new StepMerge(), forward, backward);
    }
  }

  private String forward(int layer) {
    return layer(layer) + " forward";
  }

  private String backward(int layer) {
    return layer(layer) + " backward";
  }

  private String addLast(GraphBuilder graph, int layer, String state) {
    String last = last(layer, state);
    if (!bidirectional) {
      graph.addVertex(last, new FinalState(state), layer(layer));
      return last;
    }
    List<String> halves = new ArrayList<>();
    for (String direction : List.of(forward(layer), backward(layer))) {
      String half = direction + " last " + state;
      halves.add(half);
      graph.addVertex(half, new FinalState(state), direction);
    }
    graph.addVertex(last, new MergeVertex(), halves.toArray(String[]::new));
    return last;
  }
}
