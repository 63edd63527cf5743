package dev.unroll.training.gradient;

import dev.unroll.core.check.Check;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Copies of one graph that share a batch's rows, each on its own thread, with the same parameters.
 *
 * <p>The gradient of a sum is the sum of the gradients, so the first graph's gradient plus the
 * others' is that of the whole batch. Which rows go where and the order of the sum depend on the
 * number of copies alone, so equal numbers give equal bits.
 */
public final class Replicas {
  private final List<CarryingGraph> graphs;
  private final ExecutorService threads;

  /** Work of one copy: its number, and its graph. */
  private interface Work<R> {
    R on(int copy, CarryingGraph graph);
  }

  /**
   * Shares the graphs' work.
   *
   * @param graphs of one configuration; the first keeps the parameters, and the others follow it
   */
  public Replicas(List<CarryingGraph> graphs) {
    Check.require(!graphs.isEmpty(), "there must be a graph to train");
    this.graphs = List.copyOf(graphs);
    this.threads =
        Executors.newFixedThreadPool(
            graphs.size(),
            task -> {
              Thread thread = new Thread(task, "replica");
              thread.setDaemon(true);
              return thread;
            });
    follow();
  }

  /** The graph that keeps the parameters. */
  public CarryingGraph first() {
    return graphs.get(0);
  }

  /** Gives the first graph's parameters to the others. */
  public void follow() {
    for (CarryingGraph graph : graphs.subList(1, graphs.size())) {
      graph.params().assign(first().params());
    }
  }

  /** Makes the state at the end of the segment the start of the next one. */
  public void advance() {
    graphs.forEach(CarryingGraph::advance);
  }

  /** Starts the next segment from a zero state. */
  public void clearCarry() {
    graphs.forEach(CarryingGraph::clearCarry);
  }

  /**
   * Starts the next segment from a zero state in these rows of the batch.
   *
   * @param rows in [0, {@code batch})
   * @param batch rows of a batch
   */
  public void forget(int[] rows, int batch) {
    for (int copy = 0; copy < graphs.size(); copy++) {
      int from = from(copy, batch);
      int to = from(copy + 1, batch);
      graphs
          .get(copy)
          .forget(
              Arrays.stream(rows).filter(r -> r >= from && r < to).map(r -> r - from).toArray());
    }
  }

  /** The carried states of all copies, by the copy's number, a slash and the layer's name. */
  public Map<String, Map<String, INDArray>> carry() {
    Map<String, Map<String, INDArray>> all = new HashMap<>();
    for (int copy = 0; copy < graphs.size(); copy++) {
      String prefix = copy + "/";
      graphs.get(copy).carry().forEach((layer, state) -> all.put(prefix + layer, state));
    }
    return all;
  }

  /** Takes back what {@link #carry()} gave. */
  public void carry(Map<String, Map<String, INDArray>> all) {
    for (int copy = 0; copy < graphs.size(); copy++) {
      String prefix = copy + "/";
      Map<String, Map<String, INDArray>> own = new HashMap<>();
      all.forEach(
          (name, state) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), state);
            }
          });
      graphs.get(copy).carry(own);
    }
  }

  /**
   * Computes the gradient of the summed loss of all rows into the first graph.
   *
   * @return the loss in nats, summed over unmasked tokens
   */
  double gradient(INDArray inputs, INDArray labels, INDArray mask, int iteration) {
    int rows = (int) inputs.size(0);
    List<Double> losses =
        each(
            (copy, graph) -> {
              int from = from(copy, rows);
              int to = from(copy + 1, rows);
              if (from == to) {
                return 0.0;
              }
              graph.getConfiguration().setIterationCount(iteration);
              graph.setInputs(part(inputs, from, to));
              graph.setLabels(part(labels, from, to));
              graph.setLayerMaskArrays(null, new INDArray[] {part(mask, from, to)});
              graph.computeGradientAndScore();
              graph.clearLayerMaskArrays();
              return graph.score();
            });
    for (CarryingGraph graph : graphs.subList(1, Math.min(rows, graphs.size()))) {
      first().getFlattenedGradients().addi(graph.getFlattenedGradients());
    }
    return losses.stream().mapToDouble(loss -> loss).sum();
  }

  /** First row of a copy; the first copies have the rows when there are fewer rows than copies. */
  private int from(int copy, int rows) {
    return (int) (((long) copy * rows + graphs.size() - 1) / graphs.size());
  }

  private INDArray part(INDArray array, int from, int to) {
    if (graphs.size() == 1) {
      return array;
    }
    INDArrayIndex[] index = NDArrayIndex.allFor(array);
    index[0] = NDArrayIndex.interval(from, to);
    return array.get(index).dup('c');
  }

  private <R> List<R> each(Work<R> work) {
    if (graphs.size() == 1) {
      return List.of(work.on(0, first()));
    }
    List<Callable<R>> tasks = new ArrayList<>();
    for (int copy = 0; copy < graphs.size(); copy++) {
      int number = copy;
      tasks.add(() -> work.on(number, graphs.get(number)));
    }
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of a step", e);
    }
  }
}
