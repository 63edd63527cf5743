package dev.unroll.languagemodel;

import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Goes on with a fixed window graph; remembers the tokens of the window. */
final class WindowBranches implements Branches<int[]> {
  private final CarryingGraph graph;
  private final int[] nothing;

  /** {@code padding} stands for the tokens before the first. */
  WindowBranches(CarryingGraph graph, int window, int padding) {
    this.graph = graph;
    nothing = new int[window];
    Arrays.fill(nothing, padding);
  }

  @Override
  public int[] nothing() {
    return nothing;
  }

  @Override
  public int remembered() {
    return nothing.length;
  }

  @Override
  public synchronized List<Place<int[]>> read(List<int[]> memories, int[] tokens) {
    int window = nothing.length;
    int[] all = new int[tokens.length * window];
    for (int row = 0; row < tokens.length; row++) {
      System.arraycopy(memories.get(row), 1, all, row * window, window - 1);
      all[row * window + window - 1] = tokens[row];
    }
    INDArray logits = graph.output(BatchArrays.window(all, tokens.length, window))[0];
    List<Place<int[]>> places = new ArrayList<>();
    for (int row = 0; row < tokens.length; row++) {
      int[] recent = Arrays.copyOfRange(all, row * window, (row + 1) * window);
      places.add(new Place<>(recent, LogSoftmax.of(logits.getRow(row).toFloatVector())));
    }
    return places;
  }
}
