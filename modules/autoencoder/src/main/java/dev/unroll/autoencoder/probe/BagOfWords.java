package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.autoencoder.linear.LeadingEigenvectors;
import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.core.text.WordTokeniser.Splitting;
import java.util.Arrays;
import java.util.List;

/**
 * Sentence vectors that know nothing of order: the weighted mean of the words' vectors, learnt from
 * the same text as the networks that they are held against, and of the same size D.
 *
 * <p>A word's vector is its row of U_D |Σ_D|^½, of the singular value decomposition of the words'
 * positive pointwise mutual information in sentences: on texts of a few million words, counts serve
 * words at least as well as prediction does (Levy, Goldberg and Dagan 2015), need no tuning, and
 * come out the same every time. Words are weighted by a / (a + p(word)) with a = 10⁻³, their share
 * of the text being p, without which articles would drown the rest (Arora, Liang and Ma 2017); that
 * paper's last step, taking a common direction off, is left out, as a readout does so itself.
 *
 * <p>Words that the text has fewer than twice are passed over; a sentence of none but such words
 * has the vector 0. Two sentences with equal bags of words have equal vectors, bit for bit.
 */
public final class BagOfWords implements SentenceVectors {
  private static final WordTokeniser WORDS = new WordTokeniser(Splitting.UNICODE, true, false);
  private static final int FEWEST = 2;
  private static final int MOST_WORDS = 30_000;
  private static final double COMMON = 1e-3;

  private final Vocabulary vocabulary;

  /** Vectors by id, each times the word's weight. */
  private final float[][] weighted;

  private BagOfWords(Vocabulary vocabulary, float[][] weighted) {
    this.vocabulary = vocabulary;
    this.weighted = weighted;
  }

  /**
   * Learns the words of a text.
   *
   * @param sentences the text
   * @param size D; that many words if the text has fewer
   * @param seed where the decomposition starts, which changes little
   * @throws IllegalArgumentException when the text has fewer than two words
   */
  public static BagOfWords learn(List<String> sentences, int size, long seed) {
    Vocabulary.Builder builder = Vocabulary.builder().minimumCount(FEWEST).maximumSize(MOST_WORDS);
    sentences.forEach(sentence -> builder.addAll(WORDS.tokens(sentence)));
    Vocabulary vocabulary = builder.build();
    Check.require(
        vocabulary.size() >= 2,
        "a bag of words needs two words that are there twice, but the text has "
            + vocabulary.size()
            + "; give more text");
    Cooccurrence near = new Cooccurrence(vocabulary.size());
    long[] counts = new long[vocabulary.size()];
    for (String sentence : sentences) {
      int[] ids = ids(vocabulary, sentence);
      near.add(ids);
      Arrays.stream(ids).forEach(id -> counts[id]++);
    }
    LeadingEigenvectors leading =
        LeadingEigenvectors.of(
            near.positiveInformation(),
            Math.min(size, vocabulary.size()),
            RandomStream.named(seed, "bag of words"));
    return new BagOfWords(vocabulary, weighted(leading, counts));
  }

  private static float[][] weighted(LeadingEigenvectors leading, long[] counts) {
    double all = Arrays.stream(counts).sum();
    double[][] vectors = leading.vectors().toDoubleMatrix();
    float[][] weighted = new float[vectors.length][leading.values().length];
    for (int word = 0; word < weighted.length; word++) {
      double weight = COMMON / (COMMON + counts[word] / all);
      for (int d = 0; d < weighted[word].length; d++) {
        double scale = Math.sqrt(Math.abs(leading.values()[d]));
        weighted[word][d] = (float) (weight * scale * vectors[word][d]);
      }
    }
    return weighted;
  }

  /** Of the known words, in order. */
  private static int[] ids(Vocabulary vocabulary, String sentence) {
    return WORDS.tokens(sentence).stream()
        .filter(vocabulary::contains)
        .mapToInt(vocabulary::id)
        .toArray();
  }

  @Override
  public int size() {
    return weighted[0].length;
  }

  @Override
  public float[][] of(List<String> sentences) {
    return sentences.stream().map(this::vector).toArray(float[][]::new);
  }

  private float[] vector(String sentence) {
    int[] ids = ids(vocabulary, sentence);
    // Sorted, as sums of floats depend on their order by a bit.
    Arrays.sort(ids);
    float[] sum = new float[size()];
    for (int id : ids) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += weighted[id][d] / ids.length;
      }
    }
    return sum;
  }

  /** Words with a vector. */
  public int words() {
    return vocabulary.size();
  }

  @Override
  public boolean onlyUnknown(String sentence) {
    return !WORDS.tokens(sentence).isEmpty() && ids(vocabulary, sentence).length == 0;
  }

  @Override
  public String name() {
    return "bag of words, " + size() + " numbers";
  }
}
