package dev.unroll.benchmarks.work;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * First weights of a captioning network, equal for every contender. Names and shapes are those of
 * this project's graph: filters are [M, C, k, k], other matrices [inputs, outputs], and the lanes
 * of an LSTM's 4 · H are g, f, o, i. Matrices of fan-in n are uniform with variance 1 / n, filters
 * with twice that, biases small but not zero, so that one in the wrong place is noticed.
 */
public final class CaptionerWeights {
  /** Planes that say where a region is, behind those of the last grid. */
  public static final int PLACES = 2;

  /** Edge of the filters of the encoder's last layer, which has stride 1. */
  public static final int LAST_KERNEL = 3;

  /** The states of an LSTM, as first states are named for them: h and c. */
  public static final List<String> STATES = List.of("prevAct", "prevMem");

  /** Lanes of an LSTM. */
  public static final int LANES = 4;

  private static final double BIAS = 0.1;

  /** Logit by which the end symbol is made as good as impossible where captions are written. */
  private static final float UNLIKELY = -30;

  private final RandomStream root;
  private final Map<String, Weight> weights = new LinkedHashMap<>();

  /**
   * An array.
   *
   * @param shape of one to four axes
   * @param values row-major
   */
  public record Weight(long[] shape, float[] values) {}

  private CaptionerWeights(String name) {
    root = RandomStream.named(2, name);
  }

  /** All weights by name, drawn anew each time. */
  public static Map<String, Weight> of(CaptionerCase work) {
    CaptionerWeights drawn = new CaptionerWeights(work.name());
    CaptionerSizes sizes = work.sizes();
    if (sizes.reads()) {
      drawn.encoder(sizes);
    }
    long channels = sizes.channels();
    long hidden = sizes.hidden();
    drawn.uniform("embedding_W", Math.sqrt(3), sizes.tokens(), sizes.embedding());
    for (String state : STATES) {
      drawn.layer(first(state), channels, hidden);
    }
    long fed = work.attends() ? channels : 0;
    String cell = cell(work);
    drawn.layer(cell, sizes.embedding() + fed, LANES * hidden);
    drawn.matrix(cell + "RW", hidden, LANES * hidden);
    if (work.attends()) {
      long units = sizes.attention();
      drawn.matrix("decoder_attention.Wq", hidden, units);
      drawn.matrix("decoder_attention.Wk", channels, units);
      drawn.bias("decoder_attention.b", units);
      drawn.matrix("decoder_attention.v", units, 1);
      drawn.matrix("decoder_Wc", channels + hidden, hidden);
    }
    drawn.layer("output_", hidden, sizes.tokens());
    if (work.task() != CaptionerCase.Task.TRAIN) {
      Vocabulary vocabulary = Pairs.vocabulary(sizes.tokens());
      drawn.weights.get("output_b").values()[vocabulary.end()] = UNLIKELY;
    }
    return drawn.weights;
  }

  /** What the names of a map to a first state begin with. */
  public static String first(String state) {
    return "decoder0 first " + state + "_";
  }

  /** What the names of the cell's weights begin with. */
  public static String cell(CaptionerCase work) {
    return work.attends() ? "decoder_cell0." : "decoder0_";
  }

  private void encoder(CaptionerSizes sizes) {
    for (int i = 0; i < sizes.filters().size(); i++) {
      filters("seen" + i, sizes.filters().get(i), sizes.planes(i), CaptionerSizes.kernel(i));
    }
    filters("seen", sizes.channels(), sizes.channels() + PLACES, LAST_KERNEL);
  }

  private void filters(String name, int outputs, int inputs, int kernel) {
    int fan = inputs * kernel * kernel;
    uniform(name + "_W", Math.sqrt(6.0 / fan), outputs, inputs, kernel, kernel);
    bias(name + "_b", outputs);
  }

  private void layer(String prefix, long inputs, long outputs) {
    matrix(prefix + "W", inputs, outputs);
    bias(prefix + "b", outputs);
  }

  private void bias(String name, long size) {
    uniform(name, BIAS, size);
  }

  private void matrix(String name, long inputs, long outputs) {
    uniform(name, Math.sqrt(3 / (double) inputs), inputs, outputs);
  }

  private void uniform(String name, double range, long... shape) {
    RandomStream random = root.at(weights.size());
    int size = 1;
    for (long axis : shape) {
      size *= (int) axis;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-range, range);
    }
    weights.put(name, new Weight(shape, values));
  }
}
