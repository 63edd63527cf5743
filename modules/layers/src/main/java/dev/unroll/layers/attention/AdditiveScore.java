package dev.unroll.layers.attention;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** e_ts = tanh(q_t Wq + b + k_s Wk) · v; the bias is added to the queries. */
final class AdditiveScore implements Score {
  private final Map<String, INDArray> parameters;
  private final TanhSum sum;

  AdditiveScore(Map<String, INDArray> parameters, DataType type) {
    this.parameters = parameters;
    this.sum = TanhSum.forType(type);
  }

  @Override
  public INDArray projectKeys(INDArray keys) {
    return Score.times(keys, parameters.get(AttentionForm.KEY));
  }

  @Override
  public INDArray projectQueries(INDArray queries) {
    INDArray projected = Score.times(queries, parameters.get(AttentionForm.QUERY));
    INDArray bias = parameters.get(AttentionForm.BIAS);
    Score.rows(projected).addiRowVector(bias.reshape(1, bias.length()));
    return projected;
  }

  @Override
  public INDArray scores(INDArray queries, INDArray keys) {
    return sum.forward(queries, keys, sumWeights());
  }

  private INDArray sumWeights() {
    INDArray weights = parameters.get(AttentionForm.SUM);
    return weights.reshape(weights.length());
  }

  @Override
  public INDArray backward(
      INDArray gradient,
      INDArray queries,
      INDArray keys,
      INDArray keysGradient,
      Map<String, INDArray> parameterGradients) {
    INDArray weightGradient = parameterGradients.get(AttentionForm.SUM);
    return sum.backward(
        gradient,
        queries,
        keys,
        sumWeights(),
        keysGradient,
        weightGradient.reshape(weightGradient.length()));
  }

  @Override
  public INDArray backwardQueries(
      INDArray queries, INDArray gradient, Map<String, INDArray> parameterGradients) {
    Score.addProduct(queries, gradient, parameterGradients.get(AttentionForm.QUERY));
    INDArray bias = parameterGradients.get(AttentionForm.BIAS);
    bias.reshape(bias.length()).addi(Score.rows(gradient).sum(0));
    return Score.times(gradient, parameters.get(AttentionForm.QUERY).transpose());
  }

  @Override
  public INDArray backwardKeys(
      INDArray keys, INDArray gradient, Map<String, INDArray> parameterGradients) {
    Score.addProduct(keys, gradient, parameterGradients.get(AttentionForm.KEY));
    return Score.times(gradient, parameters.get(AttentionForm.KEY).transpose());
  }
}
