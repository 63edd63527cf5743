package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Tally} must keep to, and so every metric: grouping changes no result. */
class TallyContractTest {
  /** Tallies of 40 random sentences, by one metric. */
  private record Counted<T extends Tally<T>>(String metric, List<T> tallies) {
    static <T extends Tally<T>> Counted<T> by(String metric, Function<Segment, T> count) {
      RandomStream random = RandomStream.named(11, "sentences");
      return new Counted<>(
          metric,
          Stream.generate(() -> Segment.of(sentence(random), sentence(random), sentence(random)))
              .limit(40)
              .map(count)
              .toList());
    }

    void assertGroupingChangesNothing() {
      T leftToRight = sum(tallies);
      List<T> backwards = new ArrayList<>();
      tallies.forEach(tally -> backwards.add(0, tally));
      assertEquals(leftToRight, sum(backwards), metric);
      for (int split = 1; split < tallies.size(); split++) {
        T tail = sum(tallies.subList(split, tallies.size()));
        assertEquals(leftToRight, sum(tallies.subList(0, split)).plus(tail), metric);
      }
    }

    private static <T extends Tally<T>> T sum(List<T> tallies) {
      return tallies.stream().reduce(Tally::plus).orElseThrow();
    }

    private static String sentence(RandomStream random) {
      StringBuilder words = new StringBuilder("w");
      random.ints(6, 'a', 'e').forEach(c -> words.append(' ').append((char) c));
      return words.toString();
    }
  }

  private static List<Counted<?>> metrics() {
    Bleu bleu = new Bleu(BleuOptions.standard());
    ChrF chrF = new ChrF(ChrFOptions.chrFPlusPlus());
    return List.of(
        Counted.by("bleu", bleu::tally),
        Counted.by("chrF", chrF::tally),
        Counted.by(
            "word error rate", s -> ErrorUnit.WORD.tally(s.references().get(0), s.hypothesis())),
        Counted.by("slot F1", s -> SlotF1.of(tags(s.references().get(0)), tags(s.hypothesis()))),
        Counted.by("labelled brackets", s -> brackets(s.references().get(0), s.hypothesis())),
        Counted.by("caption BLEU", new CaptionBleu()::tally),
        Counted.by("METEOR", Meteor.english(word -> word)::tally),
        // Whole scores, as for perplexity below.
        Counted.by("mean", s -> new MeanTally(s.hashCode() & 15, 1)),
        Counted.by("matches", TallyContractTest::matches),
        Counted.by("key terms", s -> new KeyTermScore(matches(s), s.hashCode() & 1, 1)),
        // Whole nats, because sums of fractions differ in the last bits.
        Counted.by("perplexity", s -> new Perplexity(s.hashCode() & 15, 3)));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void groupingAndOrderOfTheSentencesChangeNothing(Counted<?> counted) {
    counted.assertGroupingChangesNothing();
  }

  @Test
  void talliesOfOtherOptionsDoNotAdd() {
    Segment segment = Segment.of("a b", "a c");
    ChrFTally chrF = new ChrF(ChrFOptions.chrF()).tally(segment);
    ChrFTally plusPlus = new ChrF(ChrFOptions.chrFPlusPlus()).tally(segment);
    assertThrows(IllegalArgumentException.class, () -> chrF.plus(plusPlus));
  }

  private static MatchCounts matches(Segment segment) {
    int hash = segment.hashCode();
    return new MatchCounts(hash & 7, hash >> 3 & 7, hash >> 6 & 7);
  }

  private static BracketTally brackets(String expected, String found) {
    return new LabelledBrackets(BracketOptions.collins()).tally(tree(expected), tree(found));
  }

  /** A tree over four words, for each letter of the sentence a bracket; at times over others. */
  private static Tree tree(String sentence) {
    String brackets =
        sentence.replace("a", "(A XX").replace("b", ")A").replace("c", "XX )B").replace("d", "(B");
    String last = sentence.endsWith("d") ? "other" : "z";
    return Linearisation.NORMALISED.repair(
        List.of(brackets.split(" ")), List.of("x", "y", "y", last));
  }

  private static List<String> tags(String sentence) {
    return Whitespace.words(sentence).stream().map(w -> w.equals("w") ? "O" : "I-" + w).toList();
  }
}
