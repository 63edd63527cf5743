package dev.unroll.autoencoder.vocabulary;

import dev.unroll.autoencoder.linear.LeastSquares;
import dev.unroll.core.check.Check;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.vector.WordVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model's words and, after them, all words that given vectors have besides (Kiros et al. 2015,
 * section 2.2): a linear map W takes a word's given vector to where the model embeds it, fitted by
 * least squares to the words that both have,
 *
 * <pre>
 * W = argmin Σ_w ‖x_w W − e_w‖²
 * </pre>
 *
 * with x_w the given vector and e_w the model's embedding. Immutable, thread-safe.
 */
public final class ExpandedVocabulary {
  /** Keeps the system solvable where vectors depend on each other, and moves nothing visibly. */
  private static final double RIDGE = 1e-7;

  private final Vocabulary vocabulary;
  private final float[][] embeddings;
  private final int shared;

  private ExpandedVocabulary(Vocabulary vocabulary, float[][] embeddings, int shared) {
    this.vocabulary = vocabulary;
    this.embeddings = embeddings;
    this.shared = shared;
  }

  /**
   * Expands a vocabulary.
   *
   * @param vocabulary the model's, of whole words, cased as the vectors' words are
   * @param embeddings the model's, [V, E]; copied
   * @param vectors of words
   * @throws IllegalArgumentException when the two share fewer words than a vector has numbers, so
   *     that the map is not determined
   */
  public static ExpandedVocabulary of(
      Vocabulary vocabulary, float[][] embeddings, WordVectors vectors) {
    Check.require(
        embeddings.length == vocabulary.size(),
        "there must be an embedding for each of "
            + vocabulary.size()
            + " words, but are "
            + embeddings.length);
    List<float[]> inputs = new ArrayList<>();
    List<float[]> outputs = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<float[]> addedInputs = new ArrayList<>();
    for (String word : vectors.words()) {
      float[] vector = vectors.vector(word).orElseThrow();
      if (vocabulary.contains(word)) {
        inputs.add(vector);
        outputs.add(embeddings[vocabulary.id(word)]);
      } else {
        added.add(word);
        addedInputs.add(vector);
      }
    }
    Check.require(
        inputs.size() >= vectors.size(),
        "the vocabulary and the word vectors share only "
            + inputs.size()
            + " words, but a map of vectors of "
            + vectors.size()
            + " numbers needs at least as many; is the case of letters the same in both?");
    INDArray map = LeastSquares.fit(rows(inputs), rows(outputs), RIDGE);
    float[][] all = Arrays.copyOf(embeddings, embeddings.length + added.size());
    for (int word = 0; word < embeddings.length; word++) {
      all[word] = embeddings[word].clone();
    }
    if (!added.isEmpty()) {
      INDArray mapped = Nd4j.createFromArray(rows(addedInputs)).mmul(map.castTo(DataType.FLOAT));
      System.arraycopy(mapped.toFloatMatrix(), 0, all, embeddings.length, added.size());
    }
    return new ExpandedVocabulary(vocabulary.with(added), all, inputs.size());
  }

  private static float[][] rows(List<float[]> rows) {
    return rows.toArray(float[][]::new);
  }

  /** The model's words with the ids that they had, then the others in the order of the vectors. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** A row of E numbers for each id of {@link #vocabulary}; not to be changed. */
  public float[][] embeddings() {
    return embeddings;
  }

  /** How many words the map was fitted to. */
  public int shared() {
    return shared;
  }
}
