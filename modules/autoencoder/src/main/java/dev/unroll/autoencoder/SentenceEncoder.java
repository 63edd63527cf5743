package dev.unroll.autoencoder;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.training.checkpoint.ArrayBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

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
  private final SavedModel model;
  private final String hash;

  /** Readers that nobody uses at the moment; each has copied the weights. */
  private final Queue<TextReader> idle = new ConcurrentLinkedQueue<>();

  SentenceEncoder(SavedModel model) {
    this.model = model;
    TextReader reader = TextReader.of(model);
    this.hash = hash(model, reader);
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

  @Override
  public int size() {
    return model.config().network().vector();
  }

  @Override
  public String name() {
    return model.config().kind() + ", " + model.config().network().vector() + " numbers";
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
      reader = TextReader.of(model);
    }
    float[][] vectors = reader.vectors(sentences);
    idle.add(reader);
    return vectors;
  }

  @Override
  public float[][] of(List<String> sentences) {
    return encode(sentences);
  }

  /**
   * Whether there are words in a sentence and the vocabulary has none of them, so that its vector
   * tells their number at most.
   */
  public boolean onlyUnknown(String sentence) {
    Vocabulary vocabulary = model.language().vocabulary();
    int[] ids = model.language().ids(List.of(sentence)).get(0);
    for (int id : ids) {
      if (id != vocabulary.unknown()) {
        return false;
      }
    }
    return ids.length > 0;
  }

  private static String hash(SavedModel model, TextReader reader) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Map<String, String> texts = new TreeMap<>(SavedModel.texts(model.config(), model.language()));
    texts.forEach(
        (name, text) -> all.writeBytes((name + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    all.writeBytes(ArrayBytes.of(reader.parameters()));
    return Checksum.sha256(all.toByteArray());
  }
}
