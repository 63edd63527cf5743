package dev.unroll.benchmarks.work;

import static dev.unroll.benchmarks.work.CaptionerWeights.LANES;
import static dev.unroll.benchmarks.work.CaptionerWeights.STATES;

import dev.unroll.benchmarks.work.CaptionerWeights.Weight;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The network of a {@link CaptionerCase} written out in doubles, one caption after the other: what
 * tests compare each contender with, as no two of them can be in one process.
 */
public final class PlainCaptioner {
  private final CaptionerCase work;
  private final Map<String, Weight> weights;
  private final Vocabulary vocabulary;
  private final PlainEncoder encoder;

  /** Where a caption is: its tokens with the start symbol, their log-probability, h and c. */
  private record Prefix(List<Integer> tokens, double sum, double[] h, double[] c) {}

  /** The network of a case with its first weights. */
  public PlainCaptioner(CaptionerCase work) {
    this.work = work;
    weights = CaptionerWeights.of(work);
    vocabulary = Pairs.vocabulary(work.sizes().tokens());
    encoder = new PlainEncoder(work.sizes(), weights);
  }

  /** Mean cross-entropy of the labels in nats. */
  public double loss(CaptionerData batch) {
    double sum = 0;
    for (int row = 0; row < batch.captions().size(); row++) {
      double[][] regions = regions(batch, row / CaptionerCase.CAPTIONS);
      Prefix prefix = begin(regions);
      int[] ids = batch.captions().get(row);
      for (int t = 1; t < ids.length; t++) {
        prefix = step(prefix, regions).get(ids[t]);
      }
      sum -= prefix.sum;
    }
    return sum / batch.labels();
  }

  /** The best caption of each picture, {@link CaptionerCase#WRITTEN} tokens or up to the end. */
  public List<List<Integer>> write(CaptionerData batch) {
    return IntStream.range(0, work.rows()).mapToObj(p -> write(regions(batch, p))).toList();
  }

  private List<Integer> write(double[][] regions) {
    List<Prefix> beam = List.of(begin(regions));
    for (int t = 0; t < CaptionerCase.WRITTEN; t++) {
      List<Prefix> longer = new ArrayList<>();
      for (Prefix prefix : beam) {
        longer.addAll(step(prefix, regions));
      }
      longer.sort(Comparator.comparingDouble((Prefix one) -> one.sum).reversed());
      beam = longer.subList(0, work.width());
    }
    List<Integer> tokens = beam.get(0).tokens;
    return tokens.subList(1, tokens.size());
  }

  /** [S][C]; without attention one region. */
  private double[][] regions(CaptionerData batch, int picture) {
    int size = batch.pictures().length / work.rows();
    float[] own = Arrays.copyOfRange(batch.pictures(), picture * size, (picture + 1) * size);
    if (work.sizes().reads()) {
      return encoder.regions(own);
    }
    int channels = work.sizes().channels();
    int places = size / channels;
    double[][] regions = new double[places][channels];
    for (int i = 0; i < size; i++) {
      regions[i % places][i / places] = own[i];
    }
    return regions;
  }

  private Prefix begin(double[][] regions) {
    double[] even = new double[regions.length];
    Arrays.fill(even, 1.0 / regions.length);
    double[] mean = mean(even, regions);
    List<double[]> states =
        STATES.stream().map(state -> affine(CaptionerWeights.first(state), mean)).toList();
    if (work.attends()) {
      states.forEach(PlainCaptioner::tanh);
    }
    return new Prefix(List.of(vocabulary.start()), 0, states.get(0), states.get(1));
  }

  /** A prefix with each token behind it, by id. */
  private List<Prefix> step(Prefix prefix, double[][] regions) {
    double[] context = work.attends() ? look(prefix.h, regions) : new double[0];
    double[] word = row("embedding_W", prefix.tokens.get(prefix.tokens.size() - 1));
    String cell = CaptionerWeights.cell(work);
    double[] lanes = affine(cell, join(word, context));
    add(product(prefix.h, cell + "RW"), lanes);
    int size = prefix.h.length;
    double[] h = new double[size];
    double[] c = new double[size];
    for (int i = 0; i < size; i++) {
      double kept = sigmoid(lanes[size + i]) * prefix.c[i];
      c[i] = kept + sigmoid(lanes[(LANES - 1) * size + i]) * Math.tanh(lanes[i]);
      h[i] = sigmoid(lanes[2 * size + i]) * Math.tanh(c[i]);
    }
    double[] read = h;
    if (work.attends()) {
      read = product(join(context, h), "decoder_Wc");
      tanh(read);
    }
    double[] logits = affine("output_", read);
    if (work.task() != CaptionerCase.Task.TRAIN) {
      // Never written; the other tokens have its probability.
      logits[vocabulary.unknown()] = Double.NEGATIVE_INFINITY;
    }
    double total = Math.log(Arrays.stream(logits).map(Math::exp).sum());
    List<Prefix> next = new ArrayList<>();
    for (int token = 0; token < logits.length; token++) {
      List<Integer> tokens = new ArrayList<>(prefix.tokens);
      tokens.add(token);
      next.add(new Prefix(tokens, prefix.sum + logits[token] - total, h, c));
    }
    return next;
  }

  private double[] look(double[] h, double[][] regions) {
    double[] query = product(h, "decoder_attention.Wq");
    add(doubles(weights.get("decoder_attention.b").values()), query);
    double[] scores = new double[regions.length];
    for (int s = 0; s < scores.length; s++) {
      double[] units = product(regions[s], "decoder_attention.Wk");
      add(query, units);
      tanh(units);
      scores[s] = Math.exp(product(units, "decoder_attention.v")[0]);
    }
    double total = Arrays.stream(scores).sum();
    return mean(Arrays.stream(scores).map(score -> score / total).toArray(), regions);
  }

  private static double[] mean(double[] shares, double[][] regions) {
    double[] mean = new double[regions[0].length];
    for (int s = 0; s < shares.length; s++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += shares[s] * regions[s][i];
      }
    }
    return mean;
  }

  private double[] affine(String prefix, double[] x) {
    double[] y = product(x, prefix + "W");
    add(doubles(weights.get(prefix + "b").values()), y);
    return y;
  }

  /** x W. */
  private double[] product(double[] x, String name) {
    float[] w = weights.get(name).values();
    double[] y = new double[w.length / x.length];
    for (int i = 0; i < w.length; i++) {
      y[i % y.length] += x[i / y.length] * w[i];
    }
    return y;
  }

  private double[] row(String name, int index) {
    Weight weight = weights.get(name);
    int width = (int) weight.shape()[1];
    return doubles(Arrays.copyOfRange(weight.values(), index * width, (index + 1) * width));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] join(double[] a, double[] b) {
    return Arrays.stream(new double[][] {a, b}).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void add(double[] what, double[] to) {
    Arrays.setAll(to, i -> to[i] + what[i]);
  }

  private static void tanh(double[] values) {
    Arrays.setAll(values, i -> Math.tanh(values[i]));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
