package dev.unroll.layers.attention;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** e_ts = c q_t · k_s, or q_t · (k_s W); see {@link AttentionKind}. */
final class ProductScore implements Score {
  private final AttentionForm form;
  private final Map<String, INDArray> parameters;
  private final BatchProduct product;
  private final double scale;

  ProductScore(AttentionForm form, Map<String, INDArray> parameters, DataType type) {
    this.form = form;
    this.parameters = parameters;
    this.product = BatchProduct.forType(type);
    this.scale = form.kind() == AttentionKind.SCALED_DOT ? 1 / Math.sqrt(form.queries()) : 1;
  }

  private boolean general() {
    return form.kind() == AttentionKind.GENERAL;
  }

  @Override
  public INDArray projectKeys(INDArray keys) {
    return general() ? Score.times(keys, parameters.get(AttentionForm.GENERAL)) : keys;
  }

  @Override
  public INDArray projectQueries(INDArray queries) {
    return queries;
  }

  @Override
  public INDArray scores(INDArray queries, INDArray keys) {
    INDArray scores = product.of(queries, keys.permute(0, 2, 1));
    return scale == 1 ? scores : scores.muli(scale);
  }

  @Override
  public INDArray backward(
      INDArray gradient,
      INDArray queries,
      INDArray keys,
      INDArray keysGradient,
      Map<String, INDArray> parameterGradients) {
    INDArray scaled = scale == 1 ? gradient : gradient.mul(scale);
    product.add(scaled.permute(0, 2, 1), queries, keysGradient);
    return product.of(scaled, keys);
  }

  @Override
  public INDArray backwardQueries(
      INDArray queries, INDArray gradient, Map<String, INDArray> parameterGradients) {
    return gradient;
  }

  @Override
  public INDArray backwardKeys(
      INDArray keys, INDArray gradient, Map<String, INDArray> parameterGradients) {
    if (!general()) {
      return gradient;
    }
    Score.addProduct(keys, gradient, parameterGradients.get(AttentionForm.GENERAL));
    return Score.times(gradient, parameters.get(AttentionForm.GENERAL).transpose());
  }
}
