package dev.unroll.languagemodel;

import dev.unroll.core.ngram.BackoffModel;
import java.util.Arrays;

/** Scores and predicts with an n-gram model. */
final class NgramModel implements Scorer, Predictor {
  private final BackoffModel model;
  private final double[] probabilities;
  private final float[] logs;
  private int[] context = {};

  NgramModel(BackoffModel model) {
    this.model = model;
    this.probabilities = new double[model.vocabularySize()];
    this.logs = new float[model.vocabularySize()];
  }

  @Override
  public double[] nats(int[] tokens) {
    double[] nats = new double[tokens.length];
    for (int i = 1; i < tokens.length; i++) {
      int from = Math.max(0, i - model.order() + 1);
      nats[i] = -model.logProbability(Arrays.copyOfRange(tokens, from, i), tokens[i]);
    }
    return nats;
  }

  @Override
  public void reset() {
    context = new int[0];
  }

  @Override
  public float[] read(int token) {
    int kept = Math.min(context.length, Math.max(0, model.order() - 2));
    int[] longer = new int[kept + 1];
    System.arraycopy(context, context.length - kept, longer, 0, kept);
    longer[kept] = token;
    context = longer;
    model.distribution(model.order() == 1 ? new int[0] : context, probabilities);
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(probabilities[i]);
    }
    return logs;
  }
}
