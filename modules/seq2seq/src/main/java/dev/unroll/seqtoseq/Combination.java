package dev.unroll.seqtoseq;

import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.Arrays;
import java.util.List;

/** What stands between the decoder's state and the softmax, for rows that go step by step. */
sealed interface Combination {
  /**
   * What the softmax reads.
   *
   * @param h states [rows, H]
   * @param sentences of each row that is alive
   * @return [rows, A], valid until the next call
   */
  float[] of(float[] h, int[] sentences);

  static Combination of(DecoderWeights weights, SourceReader.Read read, int rows) {
    NetworkConfig sizes = weights.sizes();
    if (!sizes.combines()) {
      return new State();
    }
    RowProduct product = RowProduct.of(weights.combination(), sizes.outputs(), rows, Team.shared());
    Layer layer = new Layer(product, new float[rows * sizes.outputs()]);
    return sizes.attention() == AttentionName.NONE
        ? layer
        : new Attentional(
            new SourceAttention(sizes.form(), weights.table(SeqToSeqNetwork.CONTEXT), read),
            layer,
            sizes.hidden(),
            rows);
  }

  /** The state itself. */
  record State() implements Combination {
    @Override
    public float[] of(float[] h, int[] sentences) {
      return h;
    }
  }

  /** a = tanh(x W_c). */
  @SuppressWarnings("ArrayRecordComponent") // room for the answer
  record Layer(RowProduct product, float[] answer) implements Combination {
    @Override
    public float[] of(float[] x, int[] sentences) {
      Arrays.fill(answer, 0);
      product.addTo(x, List.of(answer));
      Curves.tanh(answer, answer.length);
      return answer;
    }
  }

  /** a = tanh([c ; h] W_c). */
  final class Attentional implements Combination {
    private final SourceAttention attention;
    private final Layer layer;
    private final int hidden;
    private final float[] joined;
    private float[][] weights = {};

    private Attentional(SourceAttention attention, Layer layer, int hidden, int rows) {
      this.attention = attention;
      this.layer = layer;
      this.hidden = hidden;
      this.joined = new float[rows * 2 * hidden];
    }

    @Override
    public float[] of(float[] h, int[] sentences) {
      weights = new float[sentences.length][];
      for (int row = 0; row < sentences.length; row++) {
        int to = row * 2 * hidden;
        weights[row] = attention.attend(sentences[row], h, row, joined, to);
        System.arraycopy(h, row * hidden, joined, to + hidden, hidden);
      }
      return layer.of(joined, sentences);
    }

    /** Where a row of the last call looked, [S]. */
    float[] weights(int row) {
      return weights[row];
    }
  }
}
