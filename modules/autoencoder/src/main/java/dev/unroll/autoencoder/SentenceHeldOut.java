package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.batch.PairNats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how well sentences come back from their vectors, which are the means where a variational
 * model would draw them.
 */
final class SentenceHeldOut implements HeldOut {
  /** Sentences that are written again while training; all are scored. */
  private static final int WRITTEN = 500;

  private final AutoencoderConfig config;
  private final AutoencoderData data;
  private final CarryingGraph graph;
  private final List<Sentence> sentences;

  SentenceHeldOut(AutoencoderConfig config, AutoencoderData data, CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.graph = graph;
    this.sentences = data.dev().sentences();
  }

  @Override
  public Measurement score() {
    Vocabulary vocabulary = data.language().vocabulary();
    PairNats nats = PairNats.of(graph, sources(sentences), targets(), vocabulary.size());
    Map<String, Double> metrics = new LinkedHashMap<>();
    double loss = nats.perToken();
    metrics.put("perplexity", Math.exp(loss));
    if (config.variational()) {
      LatentMeasure latent = LatentMeasure.of(config, vocabulary, graph, sources(sentences));
      metrics.put("KL", latent.nats());
      metrics.put("active units", (double) latent.activeUnits());
      // Without the divergence the best model would be an early one that pays nothing for its
      // vectors. As those are means here, this lies below the bound that training minimises.
      loss += config.latent().weight() * latent.nats() * sentences.size() / nats.tokens();
    }
    return new Measurement(loss, metrics);
  }

  @Override
  public Map<String, Double> written() {
    List<Sentence> some = sentences.subList(0, Math.min(WRITTEN, sentences.size()));
    ReconstructionScores scores =
        ReconstructionScores.of(
            some.stream().map(Sentence::text).toList(), written(some), data.language());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("exact", scores.exact());
    metrics.put("token accuracy", scores.tokenAccuracy());
    return metrics;
  }

  private List<int[]> sources(List<Sentence> some) {
    return some.stream()
        .map(sentence -> AutoencoderData.read(data.language(), sentence.ids()))
        .toList();
  }

  private List<int[]> targets() {
    return Feed.framed(data, sentences.stream().map(Sentence::ids).toList());
  }

  @Override
  public String examples(RandomStream random) {
    List<Sentence> some = new ArrayList<>();
    for (int i = 0; i < Math.min(EXAMPLES, sentences.size()); i++) {
      some.add(sentences.get(random.nextInt(sentences.size())));
    }
    List<String> texts = written(some);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < some.size(); i++) {
      lines.append("  = ").append(some.get(i).text());
      lines.append("\n  > ").append(texts.get(i)).append('\n');
    }
    return lines.toString();
  }

  /** What a greedy search writes of sentences. */
  private List<String> written(List<Sentence> some) {
    Vocabulary vocabulary = data.language().vocabulary();
    float[][] vectors = new VectorReader(config, vocabulary, graph).vectors(sources(some));
    String decoder = config.kind().decoders().get(0);
    List<List<Hypothesis>> found =
        new VectorWriter(config.network(), vocabulary, graph, decoder)
            .write(
                vectors,
                Search.greedy(),
                config.longestWritten(),
                IntStream.range(0, some.size()).toArray());
    return found.stream().map(all -> data.language().textOf(all.get(0).tokens())).toList();
  }
}
