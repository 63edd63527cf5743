package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.AttentiveScorer;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.decoder.DecoderStepper;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.List;

/**
 * Scores what may follow each of many target prefixes of a batch of sources that were read once:
 * the decoder of {@link SeqToSeqNetwork}, a step at a time. One thread at a time.
 */
class PairScorer implements StepScorer {
  private final DecoderWeights weights;
  private final SourceReader.Read read;
  private final DecoderStepper stepper;
  private final RowProduct projection;
  private final float[] input;
  private final float[] logits;
  private final float[] bias;
  private int[] sentences = {};

  private PairScorer(DecoderWeights weights, SourceReader.Read read, int width) {
    int rows = read.sentences() * width;
    this.weights = weights;
    this.read = read;
    this.stepper = new DecoderStepper(weights.parts(), rows);
    this.projection = RowProduct.of(weights.projection(), weights.tokens(), rows, Team.shared());
    this.input = new float[rows * weights.embedding()];
    this.bias = weights.bias();
    this.logits = new float[rows * bias.length];
  }

  /**
   * A scorer, which tells where it looked if the network has attention.
   *
   * @param width most prefixes of a sentence at a time
   */
  static StepScorer of(DecoderWeights weights, SourceReader.Read read, int width) {
    return weights.attends()
        ? new Attentive(weights, read, width)
        : new PairScorer(weights, read, width);
  }

  private static final class Attentive extends PairScorer implements AttentiveScorer {
    private Attentive(DecoderWeights weights, SourceReader.Read read, int width) {
      super(weights, read, width);
    }

    @Override
    public float[] attention(int row) {
      return looked(row);
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
    this.sentences = sentences;
    if (step == 0) {
      stepper.reset(read.steps(), read.mask(), read.states());
    }
    for (int row = 0; row < tokens.length; row++) {
      float[] vector = weights.vector(tokens[row]);
      System.arraycopy(vector, 0, input, row * vector.length, vector.length);
    }
    float[] output = stepper.step(sentences, parents, input);
    for (int row = 0; row < tokens.length; row++) {
      System.arraycopy(bias, 0, logits, row * bias.length, bias.length);
    }
    projection.addTo(output, List.of(logits), tokens.length);
    for (int row = 0; row < tokens.length; row++) {
      System.arraycopy(logits, row * bias.length, logProbabilities[row], 0, bias.length);
      LogSoftmax.of(logProbabilities[row]);
    }
  }

  /** Where a row of the last call looked, without padding. */
  float[] looked(int row) {
    return Arrays.copyOf(stepper.weights()[row], read.length(sentences[row]));
  }
}
