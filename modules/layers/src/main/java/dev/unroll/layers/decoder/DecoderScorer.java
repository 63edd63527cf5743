package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.AttentiveScorer;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Scores what may follow each of many prefixes of a batch of sentences whose sources were read
 * once: a {@link DecoderStepper} between the vectors of tokens and a softmax, a step at a time. The
 * weights are copied once, and one batch after the other is scored. One thread at a time.
 *
 * <p>What a sentence is written from may reach the decoder in each of four ways: as its first
 * states, as the source of its attention, as a vector before the start symbol, and as a vector
 * beside each token; see {@link DecoderSource}.
 */
public final class DecoderScorer {
  private final TokenDecoder decoder;
  private final int rows;
  private final DecoderStepper stepper;
  private final RowProduct projection;
  private final float[] logits;

  /**
   * Of trained arrays, copied but for the vectors.
   *
   * @param rows most prefixes of all sentences together
   */
  public DecoderScorer(TokenDecoder decoder, int rows) {
    this.decoder = decoder;
    this.rows = rows;
    this.stepper = new DecoderStepper(decoder.parts(), rows);
    this.projection = RowProduct.of(decoder.projection(), decoder.tokens(), rows, Team.shared());
    this.logits = new float[rows * decoder.tokens()];
  }

  /** Most prefixes of all sentences together. */
  public int rows() {
    return rows;
  }

  /**
   * A scorer of a batch, which tells where it looked if the decoder has attention; valid until the
   * next is asked for.
   */
  public StepScorer of(DecoderSource source) {
    Check.require(
        source.sentences() <= rows, "a batch of " + source.sentences() + " needs as many rows");
    return decoder.attends() ? new Attentive(source) : new Plain(source);
  }

  private class Plain implements StepScorer {
    private final DecoderSource source;
    private final int width;
    private final float[] input;

    Plain(DecoderSource source) {
      this.source = source;
      this.width = decoder.embedding() + source.features();
      this.input = new float[rows * width];
    }

    @Override
    public int sentences() {
      return source.sentences();
    }

    @Override
    public int vocabularySize() {
      return decoder.tokens();
    }

    @Override
    public void score(
        int step, int[] sentences, int[] parents, int[] tokens, float[][] logProbabilities) {
      if (step == 0) {
        begin();
      }
      for (int row = 0; row < tokens.length; row++) {
        write(row, sentences[row], decoder.vectors()[tokens[row]]);
      }
      float[] output = stepper.step(sentences, parents, input);
      int size = decoder.tokens();
      forRows(tokens.length, row -> System.arraycopy(decoder.bias(), 0, logits, row * size, size));
      projection.addTo(output, List.of(logits), tokens.length);
      forRows(
          tokens.length,
          row -> {
            System.arraycopy(logits, row * size, logProbabilities[row], 0, size);
            LogSoftmax.of(logProbabilities[row]);
          });
    }

    private void begin() {
      if (decoder.attends()) {
        stepper.reset(source.steps(), source.mask(), source.states());
      } else {
        stepper.reset(source.states());
      }
      if (source.first().length > 0) {
        int[] all = IntStream.range(0, source.sentences()).toArray();
        for (int row : all) {
          write(row, row, source.first()[row]);
        }
        stepper.step(all, all, input);
      }
    }

    private void write(int row, int sentence, float[] vector) {
      System.arraycopy(vector, 0, input, row * width, decoder.embedding());
      if (source.features() > 0) {
        float[] beside = source.beside()[sentence];
        System.arraycopy(beside, 0, input, row * width + decoder.embedding(), beside.length);
      }
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
      return Arrays.copyOf(stepper.weights()[row], source.lengths()[sentence]);
    }
  }

  private final class Attentive extends Plain implements AttentiveScorer {
    private int[] sentences = {};

    Attentive(DecoderSource source) {
      super(source);
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
