package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.decoder.DecoderSearch;
import dev.unroll.layers.decoder.DecoderSource;
import dev.unroll.training.batch.LengthBatches;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Translates ids with a copy of a network's parameters. One thread at a time. */
public final class Translator {
  private final SeqToSeqConfig config;
  private final Vocabulary target;
  private final SourceReader reader;
  private final DecoderSearch decoder;

  /**
   * @param network of {@link SeqToSeqNetwork#graph} for vocabularies of these sizes; copied
   */
  public Translator(
      SeqToSeqConfig config, Vocabulary source, Vocabulary target, ComputationGraph network) {
    this.config = config;
    this.target = target;
    this.reader = new SourceReader(config, source.size(), network, source.padding());
    this.decoder = new DecoderSearch(DecoderWeights.of(config, network));
  }

  /**
   * Searches for each source, for translations from the start symbol to the end symbol that are no
   * longer than the configuration allows.
   *
   * @param sources ids as the encoder reads them
   * @param numbers number of each source among all that are translated, see {@link Search#run}
   * @param batch sentences that are searched for together; does not change what is found
   * @return for each source, in order, at least one hypothesis, best first
   */
  public List<List<Hypothesis>> translate(
      List<int[]> sources, Search search, int[] numbers, int batch) {
    return translate(sources, search, rules(), numbers, batch);
  }

  /**
   * As {@link #translate(List, Search, int[], int)}, by other rules: for a network that was trained
   * without an end symbol, say, or translations of a least length.
   *
   * @param rules which translations may be written
   */
  public List<List<Hypothesis>> translate(
      List<int[]> sources, Search search, SequenceRules rules, int[] numbers, int batch) {
    List<List<Hypothesis>> found = new ArrayList<>();
    sources.forEach(source -> found.add(List.of()));
    for (List<Integer> members : LengthBatches.of(sources, batch)) {
      DecoderSource read = reader.read(members.stream().map(sources::get).toList());
      int[] drawn = members.stream().mapToInt(member -> numbers[member]).toArray();
      List<List<Hypothesis>> answers = decoder.run(read, search, rules, batch, drawn);
      for (int i = 0; i < drawn.length; i++) {
        found.set(members.get(i), answers.get(i));
      }
    }
    return found;
  }

  private SequenceRules rules() {
    return SequenceRules.of(target.start(), target.end(), config.maximumLength() + 1);
  }
}
