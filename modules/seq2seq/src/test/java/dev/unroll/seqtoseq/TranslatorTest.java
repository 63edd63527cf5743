package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Translating by rules of one's own. */
class TranslatorTest {
  private static Vocabulary vocabulary(String... words) {
    return Vocabulary.builder()
        .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING)
        .addAll(List.of(words))
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void withoutAStopSymbolAllAreOfTheGreatestLength(int length) {
    SeqToSeqConfig config = Models.config(Models.network(AttentionName.GENERAL));
    Vocabulary target = vocabulary("x", "y", "z");
    Translator translator =
        new Translator(config, vocabulary("a", "b", "c", "d", "e"), target, Models.graph(config));
    SequenceRules endless = SequenceRules.of(target.start(), SequenceRules.NO_STOP, length);
    List<int[]> sources = List.of(new int[] {4, 5, 6, 2}, new int[] {8, 2});
    for (List<Hypothesis> found :
        translator.translate(sources, Search.greedy(), endless, new int[] {0, 1}, 2)) {
      assertEquals(length, found.get(0).tokens().size());
      assertFalse(found.get(0).finished());
    }
  }
}
