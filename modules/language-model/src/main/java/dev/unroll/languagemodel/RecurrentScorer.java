package dev.unroll.languagemodel;

import dev.unroll.data.batch.ScoringBatches;
import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.batch.LabelNats;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scores with a recurrent graph: the text runs in parallel rows whose state is warmed on the tokens
 * before. The graph's carried state is put back afterwards.
 */
final class RecurrentScorer implements Scorer {
  private static final int ROWS = 64;
  private static final int STEPS = 64;
  private static final int CONTEXT = 128;

  private final CarryingGraph graph;

  RecurrentScorer(CarryingGraph graph) {
    this.graph = graph;
  }

  @Override
  public double[] nats(int[] tokens) {
    ScoringBatches batches = new ScoringBatches(tokens, ROWS, STEPS, CONTEXT);
    double[] nats = new double[tokens.length];
    Map<String, Map<String, INDArray>> carry = graph.carry();
    graph.clearCarry();
    for (long index = 0; index < batches.count(); index++) {
      TokenBatch batch = batches.batch(index);
      double[] scores = score(batch);
      for (int at = 0; at < scores.length; at++) {
        if (batch.mask()[at] != 0) {
          int position = batches.position(index, at / batch.steps(), at % batch.steps());
          nats[position] = scores[at];
        }
      }
    }
    graph.carry(carry);
    return nats;
  }

  /** Nats of each label, row-major [N, T]. */
  private double[] score(TokenBatch batch) {
    INDArray logits = graph.rnnTimeStep(BatchArrays.inputs(batch))[0];
    return LabelNats.of(logits, BatchArrays.labels(batch)).data().asDouble();
  }
}
