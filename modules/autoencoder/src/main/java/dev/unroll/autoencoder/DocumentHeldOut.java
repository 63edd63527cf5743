package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.DocumentBatch;
import dev.unroll.data.batch.DocumentBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how well documents come back from their vectors. */
final class DocumentHeldOut implements HeldOut {
  /** Documents that are written again while training; all are scored. */
  private static final int WRITTEN = 200;

  /** Logits that are computed at a time, unless a single document has more. */
  private static final long MOST_LOGITS = 1 << 25;

  private final AutoencoderConfig config;
  private final AutoencoderData data;
  private final CarryingGraph graph;
  private final DocumentBatches batches;

  DocumentHeldOut(AutoencoderConfig config, AutoencoderData data, CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.graph = graph;
    this.batches = DocumentFeed.batches(data.language(), data.dev(), BATCH, 0);
  }

  @Override
  public Measurement score() {
    double nats = 0;
    long tokens = 0;
    for (int[] members : batches.plan(0)) {
      int rows = rows(batches.batch(members));
      for (int from = 0; from < members.length; from += rows) {
        int[] some = Arrays.copyOfRange(members, from, Math.min(from + rows, members.length));
        GraphBatch batch = DocumentFeed.arrays(batches.batch(some));
        nats += batch.nats(graph);
        tokens += batch.tokens();
      }
    }
    double loss = nats / tokens;
    return new Measurement(loss, Map.of("perplexity", Math.exp(loss)));
  }

  @Override
  public Map<String, Double> written() {
    List<List<Sentence>> all = data.dev().stretches();
    List<List<Sentence>> some = all.subList(0, Math.min(WRITTEN, all.size()));
    DocumentScores scores = DocumentScores.of(texts(some), written(some), data.language());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("exact", scores.texts().exact());
    metrics.put("exact sentences", scores.exactSentences());
    metrics.put("token accuracy", scores.texts().tokenAccuracy());
    return metrics;
  }

  /** Documents of a batch that are measured at a time. */
  private int rows(DocumentBatch batch) {
    long each =
        (batch.sentences() + 1L) * batch.targetSteps() * data.language().vocabulary().size();
    return (int) Math.max(1, Math.min(batch.documents(), MOST_LOGITS / each));
  }

  @Override
  public String examples(RandomStream random) {
    List<List<Sentence>> some = new ArrayList<>();
    List<List<Sentence>> all = data.dev().stretches();
    for (int i = 0; i < Math.min(EXAMPLES, all.size()); i++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    List<List<String>> originals = texts(some);
    List<List<String>> back = written(some);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < some.size(); i++) {
      lines.append("  = ").append(DocumentText.joined(originals.get(i)));
      lines.append("\n  > ").append(DocumentText.joined(back.get(i))).append('\n');
    }
    return lines.toString();
  }

  private static List<List<String>> texts(List<List<Sentence>> documents) {
    return documents.stream()
        .map(document -> document.stream().map(Sentence::text).toList())
        .toList();
  }

  /** What a greedy search writes of documents. */
  private List<List<String>> written(List<List<Sentence>> some) {
    SavedModel now = new SavedModel(config, data.language(), graph);
    return DocumentModel.of(now).reconstruct(texts(some), Search.greedy());
  }
}
