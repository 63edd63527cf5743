package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.lectures.network.Training;
import dev.unroll.tagging.NetworkConfig.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotTaggerTest {
  private static final List<String> TURNS = List.of("A", "B", "A", "B", "A", "B", "A", "B");

  static Stream<TaggerForm> forms() {
    return Stream.of(
        TaggerForm.of(Reader.LSTM, 12).withLetters(),
        TaggerForm.of(Reader.LSTM, 24).bothDirections(),
        TaggerForm.of(Reader.NONE, 12).fed(4),
        TaggerForm.softmaxFed(20));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void sentencesOfTwoLengthsAreTaggedTogetherAsEachAlone(TaggerForm form) {
    TicketRequests data = new TicketRequests(3);
    SlotTagger tagger =
        new SlotTagger(form, data.requests(Split.TRAIN, 200), Training.adam(0.02, 40), 1);
    List<TaggedSentence> asked = data.requests(Split.DEV, 6);
    assertTrue(asked.stream().mapToInt(one -> one.words().size()).distinct().count() > 1);

    List<List<String>> together = tagger.tag(asked);

    for (int i = 0; i < asked.size(); i++) {
      assertEquals(tagger.tag(List.of(asked.get(i))).get(0), together.get(i));
    }
    assertTrue(new HashSet<>(together.stream().flatMap(List::stream).toList()).size() > 2);
  }

  /** One word said again and again, whose tag depends on nothing but the tag before. */
  @Test
  void whatIsFedBackIsTheAnswerBefore() {
    assertEquals(TURNS, turns(TaggerForm.of(Reader.NONE, 12).fed(4)));
    assertEquals(TURNS, turns(TaggerForm.softmaxFed(12)));
    assertNotEquals(TURNS, turns(TaggerForm.of(Reader.NONE, 12)));
  }

  private static List<String> turns(TaggerForm form) {
    TaggedSentence learnt = said(5);
    SlotTagger tagger =
        new SlotTagger(
            form.other(0), List.of(learnt, said(4), said(3)), Training.adam(0.05, 80), 1);
    return tagger.tag(List.of(said(TURNS.size()))).get(0);
  }

  private static TaggedSentence said(int times) {
    return new TaggedSentence(
        Stream.generate(() -> "again").limit(times).toList(), TURNS.subList(0, times), "");
  }

  @Test
  void aTagThatIsFedBackIsTheOnlyMemory() {
    assertThrows(IllegalArgumentException.class, () -> TaggerForm.of(Reader.LSTM, 4).fed(2));
  }

  @Test
  void onlyParametersThatAreUsedAreCounted() {
    SlotTagger tagger =
        new SlotTagger(
            TaggerForm.softmaxFed(7), List.of(said(4), said(3)), Training.adam(0.01, 1), 1);

    // words "again", other, padding; W, U and b of 7 units; V and c of 2 tags
    assertEquals(3 * 32 + 7 * (32 + 2 + 1) + 2 * (7 + 1), tagger.parameters());
  }
}
