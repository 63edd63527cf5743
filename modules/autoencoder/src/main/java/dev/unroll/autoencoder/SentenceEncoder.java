package dev.unroll.autoencoder;

import dev.unroll.autoencoder.vocabulary.ExpandedVocabulary;
import dev.unroll.core.check.Check;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.data.vector.WordVectors;
import dev.unroll.training.checkpoint.ArrayBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes vectors of sentences with a trained model.
 *
 * <pre>{@code
 * SentenceEncoder encoder = SentenceEncoder.load(Path.of("runs/books"));
 * float[] vector = encoder.encode("The cat sat on the mat.");
 * float[][] all = encoder.encode(sentences);
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class SentenceEncoder implements SentenceVectors {
  private static final String EMBEDDING = AutoencoderNetwork.SOURCE_EMBEDDING + "_W";

  private final AutoencoderConfig config;
  private final Language language;

  /** Of the network, by their names; only read. */
  private final Map<String, INDArray> parameters;

  private final int added;
  private final String hash;

  /** Readers that nobody uses at the moment; each has copied the weights. */
  private final Queue<TextReader> idle = new ConcurrentLinkedQueue<>();

  SentenceEncoder(SavedModel model) {
    this(model.config(), model.language(), model.network().paramTable(), 0);
  }

  private SentenceEncoder(
      AutoencoderConfig config, Language language, Map<String, INDArray> parameters, int added) {
    this.config = config;
    this.language = language;
    this.parameters = parameters;
    this.added = added;
    TextReader reader = TextReader.of(config, language, parameters);
    this.hash = hash(config, language, reader);
    idle.add(reader);
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of an autoencoder
   */
  public static SentenceEncoder load(Path run) throws IOException {
    return new SentenceEncoder(SavedModel.load(run));
  }

  /**
   * The same encoder, which also reads the words that it lacks and these vectors have, each by
   * where a linear map takes its vector: vocabulary expansion (Kiros et al. 2015, section 2.2). It
   * has a hash of its own. Sentences of words that the model knows keep their vectors.
   *
   * @param vectors of words, cased as the model reads them
   * @throws IllegalArgumentException when the model reads no whole words, or shares fewer of them
   *     than a vector has numbers
   */
  public SentenceEncoder expanded(WordVectors vectors) {
    Level level = config.text().level();
    Check.require(
        level == Level.WORD || level == Level.SPACE,
        "word vectors need a model that reads whole words, but this one reads "
            + level
            + "; train one with --level word");
    Vocabulary known = language.vocabulary();
    ExpandedVocabulary expanded =
        ExpandedVocabulary.of(known, parameters.get(EMBEDDING).dup('c').toFloatMatrix(), vectors);
    Map<String, INDArray> all = new HashMap<>(parameters);
    all.put(EMBEDDING, Nd4j.createFromArray(expanded.embeddings()));
    return new SentenceEncoder(
        config,
        new Language(config.text(), language.tokeniser(), expanded.vocabulary()),
        all,
        added + expanded.vocabulary().size() - known.size());
  }

  /** How many words {@link #expanded} added. */
  public int added() {
    return added;
  }

  @Override
  public int size() {
    return config.network().vector();
  }

  @Override
  public String name() {
    String name = config.kind() + ", " + size() + " numbers";
    return added == 0 ? name : String.format(Locale.ROOT, "%s, %,d words added", name, added);
  }

  /**
   * Tells models apart: SHA-256, in hexadecimal, of the configuration, the vocabulary and the
   * parameters of the encoder. Vectors can be compared when they are of one hash.
   */
  public String hash() {
    return hash;
  }

  /** The vector [D] of a sentence; see {@link #encode(List)}. */
  public float[] encode(String sentence) {
    return encode(List.of(sentence))[0];
  }

  /**
   * The vector [D] of each sentence, in order.
   *
   * @param sentences of any length; a blank one has the vector of the empty sentence. Words that
   *     the vocabulary lacks are read as the unknown word. For a hierarchical model each is a
   *     document: its sentences are its lines, or those that a single line is found to have
   */
  public float[][] encode(List<String> sentences) {
    TextReader reader = idle.poll();
    if (reader == null) {
      reader = TextReader.of(config, language, parameters);
    }
    float[][] vectors = reader.vectors(sentences);
    idle.add(reader);
    return vectors;
  }

  @Override
  public float[][] of(List<String> sentences) {
    return encode(sentences);
  }

  /** See {@link SentenceVectors}; the vector of such a sentence tells the number of words. */
  @Override
  public boolean onlyUnknown(String sentence) {
    int unknown = language.vocabulary().unknown();
    int[] ids = language.ids(List.of(sentence)).get(0);
    for (int id : ids) {
      if (id != unknown) {
        return false;
      }
    }
    return ids.length > 0;
  }

  private static String hash(AutoencoderConfig config, Language language, TextReader reader) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Map<String, String> texts = new TreeMap<>(SavedModel.texts(config, language));
    texts.forEach(
        (name, text) -> all.writeBytes((name + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    all.writeBytes(ArrayBytes.of(reader.parameters()));
    return Checksum.sha256(all.toByteArray());
  }
}
