package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A trained autoencoder.
 *
 * <pre>{@code
 * AutoencoderModel model = AutoencoderModel.load(Path.of("runs/books"));
 * float[][] vectors = model.encode(sentences);
 * List<String> back = model.decode(vectors, Search.beam(5));
 * List<String> walk = model.interpolate("It is night.", "The sun is out.", 5, Search.beam(5));
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class AutoencoderModel {
  private final SavedModel model;
  private final SentenceEncoder encoder;

  /** Writers of each decoder that nobody uses at the moment; each has copied the weights. */
  private final Map<String, Queue<VectorWriter>> idle = new HashMap<>();

  /** The one of {@link #documents}, once it is wanted. */
  private final Queue<DocumentModel> documents = new ConcurrentLinkedQueue<>();

  private AutoencoderModel(SavedModel model) {
    this.model = model;
    this.encoder = new SentenceEncoder(model);
    decoders().forEach(name -> idle.put(name, new ConcurrentLinkedQueue<>()));
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of an autoencoder
   */
  public static AutoencoderModel load(Path run) throws IOException {
    return new AutoencoderModel(SavedModel.load(run));
  }

  static AutoencoderModel of(SavedModel model) {
    return new AutoencoderModel(model);
  }

  /** What the model is made of. */
  public AutoencoderConfig config() {
    return model.config();
  }

  /** Number of parameters of the network. */
  public long parameters() {
    return model.network().numParams();
  }

  /** What makes the vectors. */
  public SentenceEncoder encoder() {
    return encoder;
  }

  /**
   * What writes documents sentence by sentence.
   *
   * @throws IllegalArgumentException when the model is not hierarchical
   */
  DocumentModel documents() {
    if (documents.isEmpty()) {
      documents.add(DocumentModel.of(model));
    }
    return documents.peek();
  }

  /** What is read and written. */
  Language language() {
    return model.language();
  }

  /** Names of what is written from a vector: one, or that before and that after a sentence. */
  public List<String> decoders() {
    return model.config().kind().decoders();
  }

  /** The vector [D] of each sentence, see {@link SentenceEncoder#encode(List)}. */
  public float[][] encode(List<String> sentences) {
    return encoder.encode(sentences);
  }

  /**
   * As {@link #decode(float[][], Search, String, int)}, by the first decoder and of usual length.
   */
  public List<String> decode(float[][] vectors, Search search) {
    return decode(vectors, search, decoders().get(0), model.config().longestWritten());
  }

  /**
   * The likeliest text of each vector.
   *
   * @param vectors [N][D]
   * @param decoder one of {@link #decoders}
   * @param maximumLength tokens that are written at most
   * @throws IllegalArgumentException when a vector is of another size or not finite, or there is no
   *     such decoder
   */
  public List<String> decode(float[][] vectors, Search search, String decoder, int maximumLength) {
    Check.positive("max-length", maximumLength);
    Check.require(
        idle.containsKey(decoder),
        "decoder must be one of " + String.join(", ", decoders()) + ", but was " + decoder);
    requireVectors(vectors);
    if (config().hierarchical()) {
      int sentences = config().documents().written();
      return documents().decode(vectors, search, sentences, maximumLength).stream()
          .map(DocumentText::joined)
          .toList();
    }
    Queue<VectorWriter> waiting = idle.get(decoder);
    VectorWriter writer = waiting.poll();
    if (writer == null) {
      writer =
          new VectorWriter(
              model.config().network(), language().vocabulary(), model.network(), decoder);
    }
    int[] numbers = IntStream.range(0, vectors.length).toArray();
    List<List<Hypothesis>> found = writer.write(vectors, search, maximumLength, numbers);
    waiting.add(writer);
    return found.stream().map(all -> language().textOf(all.get(0).tokens())).toList();
  }

  private void requireVectors(float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      Check.require(
          vectors[i].length == encoder.size(),
          "vector "
              + (i + 1)
              + " has "
              + vectors[i].length
              + " numbers, but this model's have "
              + encoder.size());
      for (float number : vectors[i]) {
        Check.require(Float.isFinite(number), "vector " + (i + 1) + " holds " + number);
      }
    }
  }

  /**
   * What comes back of sentences that go through their vectors.
   *
   * @throws IllegalArgumentException when the model writes neighbours instead
   */
  public List<String> reconstruct(List<String> sentences, Search search) {
    requireReconstructs();
    List<String> back = new ArrayList<>(written(sentences, search));
    for (int i = 0; i < back.size(); i++) {
      if (sentences.get(i).isBlank()) {
        back.set(i, ""); // no model has learnt the empty sentence, whose text is known
      }
    }
    return back;
  }

  private List<String> written(List<String> texts, Search search) {
    if (!config().hierarchical()) {
      return decode(encode(texts), search);
    }
    List<List<String>> documents = texts.stream().map(DocumentText::sentences).toList();
    return documents().reconstruct(documents, search).stream().map(DocumentText::joined).toList();
  }

  /**
   * Texts of points on the straight line between two sentences' vectors.
   *
   * @param steps texts in all, both ends included, at least two
   * @throws IllegalArgumentException when the model writes neighbours instead
   */
  public List<String> interpolate(String from, String to, int steps, Search search) {
    requireReconstructs();
    Check.require(steps >= 2, "a walk has two ends or more, but steps was " + steps);
    float[][] ends = encode(List.of(from, to));
    float[][] walk = new float[steps][encoder.size()];
    for (int step = 0; step < steps; step++) {
      float share = (float) step / (steps - 1);
      for (int i = 0; i < encoder.size(); i++) {
        walk[step][i] = (1 - share) * ends[0][i] + share * ends[1][i];
      }
    }
    return decode(walk, search);
  }

  private void requireReconstructs() {
    Check.require(
        config().reconstructs(),
        "this model ("
            + config().kind()
            + ") writes the neighbours of a sentence, not the sentence; use decode");
  }
}
