package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.AttentiveScorer;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.CellStepper;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scores what may follow each of many target prefixes of a batch of sources that were read once:
 * the decoder of {@link SeqToSeqNetwork}, a step at a time. One thread at a time.
 */
final class PairScorer implements StepScorer {
  private final DecoderWeights weights;
  private final SourceReader.Read read;
  private final List<CellStepper> layers;
  private final Combination combination;
  private final RowProduct projection;
  private final float[] input;
  private final float[] logits;
  private final float[] bias;
  private final int rows;

  /**
   * @param width most prefixes of a sentence at a time
   */
  private PairScorer(DecoderWeights weights, SourceReader.Read read, int width) {
    NetworkConfig sizes = weights.sizes();
    this.weights = weights;
    this.read = read;
    this.rows = read.sentences() * width;
    this.layers = weights.layers(rows);
    this.combination = Combination.of(weights, read, rows);
    this.projection = RowProduct.of(weights.projection(), weights.tokens(), rows, Team.shared());
    this.input = new float[rows * sizes.embedding()];
    this.bias = weights.bias();
    this.logits = new float[rows * bias.length];
  }

  /** A scorer, which tells where it looked if the network has attention. */
  static StepScorer of(DecoderWeights weights, SourceReader.Read read, int width) {
    PairScorer scorer = new PairScorer(weights, read, width);
    return scorer.combination instanceof Combination.Attentional attentional
        ? new Looking(scorer, attentional)
        : scorer;
  }

  private record Looking(PairScorer scorer, Combination.Attentional attentional)
      implements AttentiveScorer {
    @Override
    public int sentences() {
      return scorer.sentences();
    }

    @Override
    public int vocabularySize() {
      return scorer.vocabularySize();
    }

    @Override
    public void score(int step, int[] sentences, int[] parents, int[] tokens, float[][] scores) {
      scorer.score(step, sentences, parents, tokens, scores);
    }

    @Override
    public float[] attention(int row) {
      return attentional.weights(row);
    }
  }

  @Override
  public int sentences() {
    return read.sentences();
  }

  @Override
  public int vocabularySize() {
    return bias.length;
  }

  @Override
  public void score(
      int step, int[] sentences, int[] parents, int[] tokens, float[][] logProbabilities) {
    if (step == 0) {
      begin();
    } else {
      layers.forEach(layer -> layer.reorder(parents));
    }
    for (int row = 0; row < tokens.length; row++) {
      float[] vector = weights.vector(tokens[row]);
      System.arraycopy(vector, 0, input, row * vector.length, vector.length);
    }
    float[] h = input;
    for (CellStepper layer : layers) {
      h = layer.step(h);
    }
    float[] output = combination.of(h, sentences);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, logits, row * bias.length, bias.length);
    }
    projection.addTo(output, List.of(logits));
    for (int row = 0; row < tokens.length; row++) {
      System.arraycopy(logits, row * bias.length, logProbabilities[row], 0, bias.length);
      LogSoftmax.of(logProbabilities[row]);
    }
  }

  private void begin() {
    int state = 0;
    for (CellStepper layer : layers) {
      for (int s = 0; s < layer.states().size(); s++) {
        INDArray first = read.states().get(state++);
        float[][] values = first.dup('c').toFloatMatrix();
        for (int row = 0; row < values.length; row++) {
          layer.write(s, row, values[row]);
        }
      }
    }
  }
}
