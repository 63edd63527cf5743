package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.batch.PairNats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures a graph under training on held-out pairs; changes nothing that training depends on. */
final class HeldOut {
  private static final int BATCH = 64;

  /** Pairs that are translated while training; all are scored. */
  private static final int TRANSLATED = 500;

  private static final int EXAMPLES = 5;

  private final SeqToSeqConfig config;
  private final SeqToSeqData data;
  private final CarryingGraph graph;

  HeldOut(SeqToSeqConfig config, SeqToSeqData data, CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.graph = graph;
  }

  /**
   * Nats per target token, end symbol included, given the true ones before it; and translations.
   */
  Measurement measure() {
    PairNats nats =
        PairNats.of(
            graph, data.dev().sources(), data.dev().targets(), data.target().vocabulary().size());
    double loss = nats.perToken();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("perplexity", Math.exp(loss));
    if (Double.isFinite(loss)) {
      SeqToSeqData.Part part = data.dev().first(TRANSLATED);
      Scores scores = Scores.of(texts(best(part)), references(part), data.target());
      metrics.put("BLEU", scores.bleu().score());
      metrics.put("exact match", scores.exactMatch());
    }
    return new Measurement(loss, metrics);
  }

  /** A few held-out pairs with what the model makes of them. */
  String examples(RandomStream random) {
    SeqToSeqData.Part dev = data.dev();
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < Math.min(EXAMPLES, dev.size()); i++) {
      drawn.add(random.nextInt(dev.size()));
    }
    SeqToSeqData.Part part = dev.pick(drawn);
    List<String> texts = texts(best(part));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < part.size(); i++) {
      SentencePair pair = part.pairs().get(i);
      lines.append(pair.source()).append("\n  = ").append(pair.target());
      lines.append("\n  > ").append(texts.get(i)).append('\n');
    }
    return lines.toString();
  }

  private List<Hypothesis> best(SeqToSeqData.Part part) {
    int[] numbers = IntStream.range(0, part.size()).toArray();
    return new Translator(config, data.source().vocabulary(), data.target().vocabulary(), graph)
        .translate(part.sources(), Search.greedy(), numbers, BATCH).stream()
            .map(all -> all.get(0))
            .toList();
  }

  private List<String> texts(List<Hypothesis> hypotheses) {
    return hypotheses.stream().map(one -> data.target().textOf(one.tokens())).toList();
  }

  private static List<String> references(SeqToSeqData.Part part) {
    return part.pairs().stream().map(SentencePair::target).toList();
  }
}
