package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.seqtoseq.SeqToSeqData.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Translates ids with a copy of a network's parameters. One thread at a time. */
final class Translator {
  private final SeqToSeqConfig config;
  private final Language target;
  private final SourceReader reader;
  private final DecoderWeights weights;

  Translator(SeqToSeqConfig config, Language source, Language target, ComputationGraph network) {
    this.config = config;
    this.target = target;
    this.reader =
        new SourceReader(
            config, source.vocabulary().size(), network, source.vocabulary().padding());
    this.weights = new DecoderWeights(config, network);
  }

  /**
   * Searches for each source.
   *
   * @param sources ids as the encoder reads them
   * @param batch sentences that are searched for together; does not change what is found
   * @return for each source, in order, at least one hypothesis, best first
   */
  List<List<Hypothesis>> translate(List<int[]> sources, Search search, int batch) {
    List<List<Hypothesis>> found = new ArrayList<>();
    sources.forEach(source -> found.add(List.of()));
    int[] byLength =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).length))
            .mapToInt(i -> i)
            .toArray();
    for (int from = 0; from < byLength.length; from += batch) {
      int[] members = IntStream.of(byLength).skip(from).limit(batch).toArray();
      SourceReader.Read read = reader.read(IntStream.of(members).mapToObj(sources::get).toList());
      StepScorer scorer = PairScorer.of(weights, read, search.width());
      List<List<Hypothesis>> answers = search.run(scorer, rules(), members);
      for (int i = 0; i < members.length; i++) {
        found.set(members[i], answers.get(i));
      }
    }
    return found;
  }

  private SequenceRules rules() {
    return SequenceRules.of(
        target.vocabulary().start(), target.vocabulary().end(), config.maximumLength() + 1);
  }
}
