package dev.unroll.autoencoder;

import dev.unroll.autoencoder.DocumentReader.Read;
import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A trained hierarchical autoencoder: documents to vectors and back.
 *
 * <pre>{@code
 * DocumentModel model = DocumentModel.load(Path.of("runs/paragraphs"));
 * List<List<String>> documents = List.of(List.of("It is night.", "The owl wakes."));
 * float[][] vectors = model.encode(documents);
 * List<List<String>> back = model.decode(vectors, Search.beam(5));
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class DocumentModel {
  private final SavedModel model;

  /** Those that nobody uses at the moment; each has copied the weights. */
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  private record Worker(DocumentReader reader, DocumentWriter writer) {}

  private DocumentModel(SavedModel model) {
    this.model = model;
  }

  static DocumentModel of(SavedModel model) {
    Check.require(
        model.config().hierarchical(),
        "this model ("
            + model.config().kind()
            + ") does not write documents sentence by sentence; one of --kind hierarchical does");
    return new DocumentModel(model);
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a hierarchical autoencoder
   */
  public static DocumentModel load(Path run) throws IOException {
    return of(SavedModel.load(run));
  }

  /** What the model is made of. */
  public AutoencoderConfig config() {
    return model.config();
  }

  /**
   * The vector [D] of each document, in order.
   *
   * @param documents of any number of sentences, at least one each
   * @throws IllegalArgumentException naming the first document (from 1) without a sentence
   */
  public float[][] encode(List<List<String>> documents) {
    return with(worker -> worker.reader().read(ids(documents))).stream()
        .map(Read::vector)
        .toArray(float[][]::new);
  }

  /**
   * What comes back of documents: their sentences, at most one more than the model was trained for.
   */
  public List<List<String>> reconstruct(List<List<String>> documents, Search search) {
    return with(worker -> texts(worker, worker.reader().read(ids(documents)), search, usual()));
  }

  /**
   * The likeliest document of each vector, of at most one sentence more than the model was trained
   * for, and none longer than those.
   *
   * @param vectors [N][D], finite
   * @throws IllegalArgumentException when the model looks at the sentences that it read, which no
   *     vector holds
   */
  public List<List<String>> decode(float[][] vectors, Search search) {
    return decode(vectors, search, usual().sentences(), usual().tokens());
  }

  /**
   * As {@link #decode(float[][], Search)}.
   *
   * @param maximumSentences of a document
   * @param maximumLength tokens of a sentence
   */
  public List<List<String>> decode(
      float[][] vectors, Search search, int maximumSentences, int maximumLength) {
    Check.positive("max-sentences", maximumSentences);
    Check.positive("max-length", maximumLength);
    Check.require(
        !config().documents().attention(),
        "this model looks at the sentences that it read (--sentence-attention), which no vector"
            + " holds; use reconstruct");
    for (int i = 0; i < vectors.length; i++) {
      Check.require(
          vectors[i].length == config().network().vector(),
          "vector "
              + (i + 1)
              + " has "
              + vectors[i].length
              + " numbers, but this model's have "
              + config().network().vector());
    }
    List<Read> read = Arrays.stream(vectors).map(Read::of).toList();
    DocumentWriter.Limits limits = new DocumentWriter.Limits(maximumSentences, maximumLength);
    return with(worker -> texts(worker, read, search, limits));
  }

  private DocumentWriter.Limits usual() {
    return new DocumentWriter.Limits(config().documents().written(), config().maximumLength());
  }

  private List<List<String>> texts(
      Worker worker, List<Read> read, Search search, DocumentWriter.Limits limits) {
    int[] numbers = IntStream.range(0, read.size()).toArray();
    return worker.writer().write(read, search, limits, numbers).stream()
        .map(document -> document.stream().map(model.language()::textOf).toList())
        .toList();
  }

  private List<List<int[]>> ids(List<List<String>> documents) {
    List<List<int[]>> all = new ArrayList<>();
    for (List<String> document : documents) {
      Check.require(!document.isEmpty(), "document " + (all.size() + 1) + " has no sentence");
      all.add(TextReader.sources(model.language(), document));
    }
    return all;
  }

  private <T> T with(Function<Worker, T> work) {
    Worker worker = idle.poll();
    if (worker == null) {
      worker =
          new Worker(
              new DocumentReader(model.config(), model.language().vocabulary(), model.network()),
              new DocumentWriter(model.config(), model.language().vocabulary(), model.network()));
    }
    T done = work.apply(worker);
    idle.add(worker);
    return done;
  }
}
