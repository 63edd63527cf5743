package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.AttentiveScorer;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.decoder.DecoderStepper;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Scores what may follow each of many target prefixes of a batch of sources that were read once:
 * the decoder of {@link SeqToSeqNetwork}, a step at a time. The weights are copied once, and one
 * batch after the other is scored. One thread at a time.
 */
final class PairScorer {
  private final DecoderWeights weights;
  private final int rows;
  private final DecoderStepper stepper;
  private final RowProduct projection;
  private final float[] input;
  private final float[] logits;
  private final float[] bias;

  /**
   * @param rows most prefixes of all sentences together
   */
  PairScorer(DecoderWeights weights, int rows) {
    this.weights = weights;
    this.rows = rows;
    this.stepper = new DecoderStepper(weights.parts(), rows);
    this.projection = RowProduct.of(weights.projection(), weights.tokens(), rows, Team.shared());
    this.input = new float[rows * weights.embedding()];
    this.bias = weights.bias();
    this.logits = new float[rows * bias.length];
  }

  /** Most prefixes of all sentences together. */
  int rows() {
    return rows;
  }

  /**
   * A scorer of a batch, which tells where it looked if the network has attention; valid until the
   * next is asked for.
   */
  StepScorer of(SourceReader.Read read) {
    Check.require(
        read.sentences() <= rows, "a batch of " + read.sentences() + " needs as many rows");
    return weights.attends() ? new Attentive(read) : new Plain(read);
  }

  private void begin(SourceReader.Read read) {
    if (weights.attends()) {
      stepper.reset(read.steps(), read.mask(), read.states());
    } else {
      stepper.reset(read.states());
    }
  }

  private class Plain implements StepScorer {
    private final SourceReader.Read read;

    Plain(SourceReader.Read read) {
      this.read = read;
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
        begin(read);
      }
      for (int row = 0; row < tokens.length; row++) {
        float[] vector = weights.vector(tokens[row]);
        System.arraycopy(vector, 0, input, row * vector.length, vector.length);
      }
      float[] output = stepper.step(sentences, parents, input);
      forRows(
          tokens.length, row -> System.arraycopy(bias, 0, logits, row * bias.length, bias.length));
      projection.addTo(output, List.of(logits), tokens.length);
      forRows(
          tokens.length,
          row -> {
            System.arraycopy(logits, row * bias.length, logProbabilities[row], 0, bias.length);
            LogSoftmax.of(logProbabilities[row]);
          });
    }

    /** Shares the rows among threads. */
    private static void forRows(int rows, IntConsumer work) {
      int parts = Math.min(rows, 2 * Team.shared().size());
      Team.shared()
          .run(
              parts,
              part -> {
                int end = Team.first(rows, part + 1, parts);
                for (int row = Team.first(rows, part, parts); row < end; row++) {
                  work.accept(row);
                }
              });
    }

    /** Where a row of the last call looked, without padding. */
    final float[] looked(int row, int sentence) {
      return Arrays.copyOf(stepper.weights()[row], read.length(sentence));
    }
  }

  private final class Attentive extends Plain implements AttentiveScorer {
    private int[] sentences = {};

    Attentive(SourceReader.Read read) {
      super(read);
    }

    @Override
    public void score(
        int step, int[] sentences, int[] parents, int[] tokens, float[][] logProbabilities) {
      super.score(step, sentences, parents, tokens, logProbabilities);
      this.sentences = sentences;
    }

    @Override
    public float[] attention(int row) {
      return looked(row, sentences[row]);
    }
  }
}
