package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The same vectors from a table and from a product. */
@AutoService(Experiment.class)
public final class EmbeddingLookup implements Experiment {
  private static final int[] VOCABULARIES = {50, 200, 1000, 4000, 16_000};
  private static final int TOKENS = 512;
  private static final int SIZE = 64;
  private static final int FACTOR = 5;
  private static final Claim CLAIM =
      Claim.of(5, "embedding-lookup", Topic.LANGUAGE_MODELS, "Lookup is one-hot times W")
          .says(
              "To look up row i of W gives the same numbers as the one-hot vector of i times W, bit"
                  + " for bit, forwards and backwards, without its cost.")
          .equation("e_i W = W_i", "∂L/∂W = Σ_n e_{i_n}ᵀ δ_n: row i gets the sum of its own δ_n")
          .holdsIf(
              "all numbers of the vectors have equal bits, for each vocabulary",
              "all numbers of the gradient of W have equal bits where no token occurs twice, and"
                  + " differ by at most 1e-5 of the largest where tokens do",
              "at the largest vocabulary, whose one-hot vectors take 16,000 times the memory of the"
                  + " ids, the one-hot way takes at least 5 times as long")
          .revised("That the input takes V times the memory was asked too, which is arithmetic.");

  /**
   * One vocabulary: numbers whose bits differ, the gradient's relative error, bytes of ids and of
   * one-hot vectors, microseconds each way.
   */
  record Compared(
      int vocabulary,
      long forward,
      long backward,
      double repeated,
      long[] bytes,
      double[] micros) {}

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    Compared[] all =
        Arrays.stream(VOCABULARIES)
            .mapToObj(v -> compare(v, setting.random("embedding-lookup").at(v), setting))
            .toArray(Compared[]::new);
    Table table =
        Table.of("V", "bytes of ids", "bytes of one-hot vectors", "lookup (µs)", "product (µs)");
    double[][] micros = new double[2][all.length];
    for (int i = 0; i < all.length; i++) {
      Compared c = all[i];
      micros[0][i] = c.micros()[0];
      micros[1][i] = c.micros()[1];
      table = table.row(c.vocabulary(), c.bytes()[0], c.bytes()[1], c.micros()[0], c.micros()[1]);
    }
    double[] sizes = Arrays.stream(VOCABULARIES).asDoubleStream().toArray();
    LinePlot plot =
        new LinePlot("512 tokens to vectors of 64", "vocabulary (tokens)", "time (µs)")
            .logarithmic()
            .logarithmicX()
            .line("lookup", sizes, micros[0])
            .line("one-hot times W", sizes, micros[1]);
    return judge(all)
        .show("The shortest of several calls, on this machine.", plot.image())
        .show(table)
        .note(
            "The layer of the language models against a matrix product of ND4J, both in float. A"
                + " product adds exact zeros to one number, which changes no bit; that holds as"
                + " long as W has no infinity (0 · ∞ is no number) and no −0. Where a token occurs"
                + " twice, its gradients are added in an order that may differ, and rounding"
                + " shows.");
  }

  private static Compared compare(int vocabulary, RandomStream random, Setting setting) {
    int[] any = random.ints(TOKENS, 0, vocabulary).toArray();
    int[] distinct = IntStream.range(0, vocabulary).toArray();
    random.shuffle(distinct);
    distinct = Arrays.copyOf(distinct, Math.min(TOKENS, vocabulary));
    LookupAndProduct both = new LookupAndProduct(vocabulary, SIZE, any);
    return new Compared(
        vocabulary,
        both.differentVectors(),
        (long) new LookupAndProduct(vocabulary, SIZE, distinct).gradientGap(random)[0],
        both.gradientGap(random)[1],
        both.bytes(),
        both.micros(setting.either(30, 200)));
  }

  static Findings judge(Compared[] all) {
    Compared largest = all[all.length - 1];
    long forward = Arrays.stream(all).mapToLong(Compared::forward).sum();
    long backward = Arrays.stream(all).mapToLong(Compared::backward).sum();
    double repeated = Arrays.stream(all).mapToDouble(Compared::repeated).max().orElseThrow();
    long memory = largest.bytes()[1] / largest.bytes()[0];
    double slower = largest.micros()[1] / largest.micros()[0];
    return new Findings(CLAIM)
        .check(forward == 0, Figure.text(forward) + " numbers differ")
        .check(
            backward == 0 && repeated <= 1e-5,
            Figure.text(backward)
                + " numbers differ; with repeated tokens by "
                + Figure.text(repeated))
        .check(
            slower >= FACTOR,
            Figure.text(memory)
                + " times the memory, the product takes "
                + Figure.text(slower)
                + " times as long");
  }
}
