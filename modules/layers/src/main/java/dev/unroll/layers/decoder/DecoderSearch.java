package dev.unroll.layers.decoder;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches with one decoder, batch after batch. The scorer of the last batch is kept for the next,
 * as long as it has as many rows. One thread at a time.
 */
public final class DecoderSearch {
  private final TokenDecoder decoder;

  /** The one that was used last, if any. */
  private final List<DecoderScorer> scorer = new ArrayList<>();

  /** Searches with this decoder, copied but for its vectors. */
  public DecoderSearch(TokenDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Searches for each sentence of a batch.
   *
   * @param sentences the most that are to be searched for together, at least those of the source
   * @param numbers number of each sentence among all, see {@link Search#run}
   * @return for each sentence, in order, at least one hypothesis, best first
   */
  public List<List<Hypothesis>> run(
      DecoderSource source, Search search, SequenceRules rules, int sentences, int[] numbers) {
    int rows = sentences * search.width();
    if (scorer.isEmpty() || scorer.get(0).rows() < rows) {
      scorer.clear();
      scorer.add(new DecoderScorer(decoder, rows));
    }
    return search.run(scorer.get(0).of(source), rules, numbers);
  }
}
