package dev.unroll.tagging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.stack.StackForm;
import java.util.Locale;

/**
 * Sizes and parts of the network.
 *
 * @param reader what reads the words
 * @param layers of the reader
 * @param hidden H, units of a layer; one that reads in both directions has H / 2 in each
 * @param embedding E, size of a word's vector
 * @param bidirectional whether each layer reads in both directions
 * @param window words that a reader without memory sees at once, its own in the middle
 * @param output how tags are chosen
 * @param feedback size of the vector of the tag before, which the reader reads beside the word; 0
 *     where it does not
 * @param pooling how a sentence becomes one vector, where the whole is labelled
 * @param dropout share of activations dropped before each layer
 */
public record NetworkConfig(
    Reader reader,
    int layers,
    int hidden,
    int embedding,
    boolean bidirectional,
    int window,
    Output output,
    int feedback,
    Summary pooling,
    double dropout) {
  /** What the names of the reader's layers begin with. */
  static final String READER = "reader";

  /** What reads words, by the names that users type in lower case. */
  public enum Reader {
    /** A network without memory: of a word it knows nothing but the word, or its window. */
    NONE,
    ELMAN,
    JORDAN,
    LSTM,
    GRU,
    CHO_GRU,
    LSTM_NO_INPUT_GATE,
    LSTM_NO_FORGET_GATE,
    LSTM_NO_OUTPUT_GATE,
    LSTM_NO_INPUT_TANH,
    LSTM_NO_OUTPUT_TANH,
    LSTM_COUPLED,
    LSTM_PEEPHOLES,
    IRNN,
    CLOCKWORK,
    SCRN;

    /**
     * The cell of the same name.
     *
     * @throws IllegalStateException when there is no memory
     */
    CellName cell() {
      if (this == NONE) {
        throw new IllegalStateException("a network without memory has no cell");
      }
      return CellName.valueOf(name());
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How tags are chosen, by the names that users type in lower case. */
  public enum Output {
    /** Each by itself. */
    SOFTMAX,
    /** All of a sentence together (Huang, Xu and Yu 2015). */
    CRF;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a sentence becomes one vector, by the names that users type in lower case. */
  public enum Summary {
    /** What the reader knows at the end, of both directions. */
    LAST,
    MEAN,
    MAX,
    /** A mean whose weights are learnt (Yang et al. 2016). */
    ATTENTION;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NetworkConfig {
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.positive("embedding", embedding);
    Check.notNegative("feedback", feedback);
    Check.within("dropout", dropout, 0, 1);
    Check.require(
        window > 0 && window % 2 == 1,
        "window must be odd, with a word in its middle, but was " + window);
    Check.require(
        reader == Reader.NONE || window == 1,
        "--window is for a network without memory, but --cell was " + reader);
    Check.require(
        reader != Reader.NONE || !bidirectional,
        "--bidirectional needs a cell with memory, but --cell was none");
    Check.require(
        !bidirectional || hidden % 2 == 0,
        "hidden must be even, half for each direction, but was " + hidden);
    Check.require(
        feedback == 0 || (!bidirectional && window == 1 && output == Output.SOFTMAX),
        "--feedback goes from word to word, which needs a network that reads forward only, without"
            + " --bidirectional, --window and --output crf");
  }

  /** Whether the tag before is read. */
  boolean feeds() {
    return feedback > 0;
  }

  /** Units of a layer in one direction. */
  @JsonIgnore
  int units() {
    return bidirectional ? hidden / 2 : hidden;
  }

  /** The reader of a network that reads forward. */
  DecoderStack forwardReader(long seed) {
    return new DecoderStack(form(seed), READER);
  }

  /** The reader of a network that reads in both directions. */
  EncoderStack bothReader(long seed) {
    return new EncoderStack(form(seed), true, READER);
  }

  private StackForm form(long seed) {
    return new StackForm(reader.cell(), layers, units(), dropout, seed);
  }

  /** A few words for people. */
  String description() {
    String name = reader == Reader.NONE ? "no memory" : reader.toString();
    return name
        + (" " + layers + " × " + hidden)
        + (bidirectional ? ", both directions" : "")
        + (window > 1 ? ", window " + window : "")
        + (feeds() ? ", feedback" : "")
        + (", " + output);
  }
}
