package dev.unroll.seqtoseq;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.kernel.Curves;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention of single decoder rows to a batch of sources that is read once, for the beams of a
 * sentence share its source: the equations of {@link AttentionKind} over plain arrays.
 */
final class SourceAttention {
  private final AttentionForm form;
  private final float[][][] values;
  private final float[][][] keys;
  private final float[][] query;
  private final float[] bias;
  private final float[] sum;

  /**
   * @param parameters of the attention, by key
   */
  SourceAttention(AttentionForm form, Map<String, INDArray> parameters, SourceReader.Read read) {
    this.form = form;
    this.values = new float[read.sentences()][][];
    this.keys = new float[read.sentences()][][];
    boolean additive = form.kind() == AttentionKind.ADDITIVE;
    this.query = additive ? matrix(parameters.get("Wq")) : new float[0][];
    this.bias = additive ? vector(parameters.get("b")) : new float[0];
    this.sum = additive ? vector(parameters.get("v")) : new float[0];
    for (int i = 0; i < values.length; i++) {
      // [H, S] of one sentence, without its padding, as [S, H].
      int length = read.mask().getRow(i).sumNumber().intValue();
      INDArray steps = read.steps().slice(i).transpose().dup('c');
      INDArray own =
          steps.get(
              org.nd4j.linalg.indexing.NDArrayIndex.interval(0, length),
              org.nd4j.linalg.indexing.NDArrayIndex.all());
      values[i] = matrix(own);
      keys[i] =
          switch (form.kind()) {
            case DOT, SCALED_DOT -> values[i];
            case GENERAL -> matrix(own.mmul(parameters.get("W")));
            case ADDITIVE -> matrix(own.mmul(parameters.get("Wk")));
          };
    }
  }

  private static float[][] matrix(INDArray array) {
    return array.dup('c').toFloatMatrix();
  }

  private static float[] vector(INDArray array) {
    return array.dup().data().asFloat();
  }

  /**
   * Looks at a sentence's source.
   *
   * @param h states [rows, H]
   * @param context [M] is written from {@code to} on
   * @return the weights [S], a new array
   */
  float[] attend(int sentence, float[] h, int row, float[] context, int to) {
    int hidden = form.queries();
    float[] weights =
        form.kind() == AttentionKind.ADDITIVE
            ? additive(keys[sentence], h, row * hidden)
            : products(keys[sentence], h, row * hidden);
    softmax(weights);
    for (int s = 0; s < weights.length; s++) {
      float[] value = values[sentence][s];
      for (int j = 0; j < value.length; j++) {
        context[to + j] = (s == 0 ? 0 : context[to + j]) + weights[s] * value[j];
      }
    }
    return weights;
  }

  private float[] products(float[][] rows, float[] h, int at) {
    float[] scores = new float[rows.length];
    float scale =
        form.kind() == AttentionKind.SCALED_DOT ? (float) (1 / Math.sqrt(form.queries())) : 1;
    for (int s = 0; s < scores.length; s++) {
      float[] key = rows[s];
      float product = 0;
      for (int j = 0; j < key.length; j++) {
        product += h[at + j] * key[j];
      }
      scores[s] = scale * product;
    }
    return scores;
  }

  private float[] additive(float[][] rows, float[] h, int at) {
    float[] asked = bias.clone();
    for (int i = 0; i < query.length; i++) {
      float value = h[at + i];
      float[] weights = query[i];
      for (int j = 0; j < asked.length; j++) {
        asked[j] += value * weights[j];
      }
    }
    float[] scores = new float[rows.length];
    for (int s = 0; s < scores.length; s++) {
      for (int j = 0; j < asked.length; j++) {
        scores[s] += sum[j] * Curves.tanh(asked[j] + rows[s][j]);
      }
    }
    return scores;
  }

  private static void softmax(float[] scores) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      greatest = Math.max(greatest, score);
    }
    double total = 0;
    for (int s = 0; s < scores.length; s++) {
      scores[s] = (float) Math.exp(scores[s] - greatest);
      total += scores[s];
    }
    for (int s = 0; s < scores.length; s++) {
      scores[s] = (float) (scores[s] / total);
    }
  }
}
