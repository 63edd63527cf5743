package dev.unroll.autoencoder;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.NeighbourBatch;
import dev.unroll.data.batch.NeighbourBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures how well neighbours can be told from a sentence's vector. */
final class NeighbourHeldOut implements HeldOut {
  private final AutoencoderConfig config;
  private final AutoencoderData data;
  private final CarryingGraph graph;
  private final NeighbourBatches batches;

  NeighbourHeldOut(AutoencoderConfig config, AutoencoderData data, CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.graph = graph;
    this.batches = NeighbourFeed.batches(data, data.dev(), BATCH, 0);
  }

  @Override
  public Measurement score() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    double loss = perToken(false);
    metrics.put("perplexity", Math.exp(loss));
    metrics.put("perplexity from another sentence", Math.exp(perToken(true)));
    return new Measurement(loss, metrics);
  }

  @Override
  public Map<String, Double> written() {
    return Map.of();
  }

  /**
   * Nats per token of the neighbours.
   *
   * @param turned whether they are told from the vector of another sentence: what the vector is
   *     good for is what is lost then
   */
  private double perToken(boolean turned) {
    double nats = 0;
    long tokens = 0;
    for (int[] members : batches.plan(0)) {
      NeighbourBatch batch = batches.batch(members);
      nats += NeighbourFeed.arrays(turned ? turned(batch) : batch).nats(graph);
      tokens += batch.tokens();
    }
    return nats / tokens;
  }

  /** The batch with each sentence in the place of the one before. */
  static NeighbourBatch turned(NeighbourBatch batch) {
    int[] source = new int[batch.source().length];
    float[] mask = new float[source.length];
    int steps = batch.sourceSteps();
    for (int row = 0; row < batch.rows(); row++) {
      int to = (row + 1) % batch.rows() * steps;
      System.arraycopy(batch.source(), row * steps, source, to, steps);
      System.arraycopy(batch.sourceMask(), row * steps, mask, to, steps);
    }
    return new NeighbourBatch(
        batch.rows(),
        steps,
        source,
        mask,
        batch.targetSteps(),
        batch.inputs(),
        batch.labels(),
        batch.mask());
  }

  @Override
  public String examples(RandomStream random) {
    List<AutoencoderData.Sentence> sentences = data.dev().sentences();
    List<AutoencoderData.Sentence> some = new ArrayList<>();
    for (int i = 0; i < Math.min(EXAMPLES, sentences.size()); i++) {
      some.add(sentences.get(random.nextInt(sentences.size())));
    }
    Vocabulary vocabulary = data.language().vocabulary();
    float[][] vectors =
        new VectorReader(config, vocabulary, graph)
            .vectors(
                some.stream()
                    .map(one -> AutoencoderData.read(data.language(), one.ids()))
                    .toList());
    List<List<String>> written = new ArrayList<>();
    for (String name : config.kind().decoders()) {
      written.add(written(new VectorWriter(config.network(), vocabulary, graph, name), vectors));
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < some.size(); i++) {
      lines.append("  < ").append(written.get(0).get(i));
      lines.append("\n  = ").append(some.get(i).text());
      lines.append("\n  > ").append(written.get(1).get(i)).append("\n\n");
    }
    return lines.toString();
  }

  private List<String> written(VectorWriter writer, float[][] vectors) {
    int[] numbers = IntStream.range(0, vectors.length).toArray();
    List<List<Hypothesis>> found =
        writer.write(vectors, Search.greedy(), config.maximumLength(), numbers);
    return found.stream().map(all -> data.language().textOf(all.get(0).tokens())).toList();
  }
}
