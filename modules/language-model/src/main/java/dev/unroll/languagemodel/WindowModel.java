package dev.unroll.languagemodel;

import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.data.batch.TokenBatch;
import dev.unroll.data.batch.WindowBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.batch.LabelNats;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scores and predicts with a fixed window graph. Where a text has fewer tokens than the window
 * before it, the window is filled up with {@code padding} on the left.
 */
final class WindowModel implements Scorer, Predictor {
  private static final int ROWS = 1024;

  private final CarryingGraph graph;
  private final int window;
  private final int padding;
  private final int[] recent;

  WindowModel(CarryingGraph graph, int window, int padding) {
    this.graph = graph;
    this.window = window;
    this.padding = padding;
    this.recent = new int[window];
    reset();
  }

  @Override
  public double[] nats(int[] tokens) {
    int[] padded = new int[tokens.length + window - 1];
    Arrays.fill(padded, padding);
    System.arraycopy(tokens, 0, padded, window - 1, tokens.length);
    double[] nats = new double[tokens.length];
    for (int from = 0; from < tokens.length - 1; from += ROWS) {
      int[] starts = IntStream.range(from, Math.min(from + ROWS, tokens.length - 1)).toArray();
      TokenBatch batch = WindowBatches.of(padded, starts, window);
      INDArray logits = graph.output(BatchArrays.window(batch.inputs(), starts.length, window))[0];
      double[] scores = LabelNats.ofRows(logits, BatchArrays.lastLabels(batch)).data().asDouble();
      System.arraycopy(scores, 0, nats, from + 1, scores.length);
    }
    return nats;
  }

  @Override
  public void reset() {
    Arrays.fill(recent, padding);
  }

  @Override
  public float[] read(int token) {
    System.arraycopy(recent, 1, recent, 0, window - 1);
    recent[window - 1] = token;
    INDArray logits = graph.output(BatchArrays.window(recent, 1, window))[0];
    return LogSoftmax.of(logits.reshape(logits.size(1)).toFloatVector());
  }
}
