package dev.unroll.lectures.architecture;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.metric.Bleu;
import dev.unroll.core.metric.BleuOptions;
import dev.unroll.core.metric.BleuTokeniser;
import dev.unroll.core.metric.Segment;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one search finds with the networks of several seeds, all of which translate English numbers
 * and dates to Chinese.
 *
 * @param logP of a translation in nats, the mean over the sentences; one for each seed
 * @param bleu of the corpus by characters, in [0, 100]; one for each seed
 * @param length characters, as a share of those of the right translations; one for each seed
 * @param exact per cent of the translations that are all right; one for each seed
 */
@SuppressWarnings("ArrayRecordComponent") // filled seed by seed, and never compared
record SearchFigures(double[] logP, double[] bleu, double[] length, double[] exact) {
  /** Units of the networks. */
  static final int HIDDEN = 48;

  private static final int LONGEST = 30;

  /**
   * Trains a network for each seed, and measures each search with each.
   *
   * @param updates of each network, on 32 pairs each
   * @param tested new pairs for each network
   */
  static Map<String, SearchFigures> of(
      long[] seeds, Map<String, Search> searches, int updates, int tested) {
    Map<String, SearchFigures> figures = new LinkedHashMap<>();
    int count = seeds.length;
    searches
        .keySet()
        .forEach(
            name ->
                figures.put(
                    name,
                    new SearchFigures(
                        new double[count],
                        new double[count],
                        new double[count],
                        new double[count])));
    for (int i = 0; i < count; i++) {
      NumbersAndDates data = new NumbersAndDates(seeds[i]);
      SmallTranslator network =
          new SmallTranslator(
              SmallTranslator.englishToChinese(HIDDEN, LONGEST),
              Training.adam(0.02, updates),
              data.pairs(Split.TRAIN, 32 * updates),
              true,
              seeds[i]);
      network.learn();
      List<SentencePair> test = data.pairs(Split.TEST, tested);
      for (Map.Entry<String, Search> search : searches.entrySet()) {
        figures.get(search.getKey()).measure(i, network, test, search.getValue());
      }
    }
    return figures;
  }

  private void measure(int seed, SmallTranslator network, List<SentencePair> test, Search search) {
    List<String> right = test.stream().map(SentencePair::target).toList();
    List<Hypothesis> found =
        network.translate(test.stream().map(SentencePair::source).toList(), search);
    List<String> texts = network.texts(found);
    Bleu bleu = new Bleu(BleuOptions.standard().with(BleuTokeniser.CHARACTER));
    this.logP[seed] =
        found.stream().mapToDouble(Hypothesis::logProbability).average().orElseThrow();
    this.bleu[seed] = bleu.corpus(Segment.zip(texts, List.of(right))).score();
    this.length[seed] = (double) letters(texts) / letters(right);
    this.exact[seed] =
        100
            * IntStream.range(0, texts.size())
                .mapToDouble(i -> texts.get(i).equals(right.get(i)) ? 1 : 0)
                .average()
                .orElseThrow();
  }

  private static int letters(List<String> texts) {
    return texts.stream().mapToInt(String::length).sum();
  }

  /** A row of a table: the name, then each figure with its standard error. */
  Object[] cells(String name) {
    return new Object[] {
      name, Figure.spread(logP), Figure.spread(bleu), Figure.spread(length), Figure.spread(exact)
    };
  }
}
