package dev.unroll.data.synthetic.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.tagging.TaggedSentence;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketRequestsTest {
  private static final int MANY = 4000;
  private static final Pattern ANY = Pattern.compile(".*");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void equalRequestsHaveOneAnswer(boolean late) {
    Map<String, TaggedSentence> answers = new HashMap<>();
    for (Split split : Split.values()) {
      for (TaggedSentence request : new TicketRequests(1, late).requests(split, MANY)) {
        assertEquals(request, answers.computeIfAbsent(request.text(), text -> request));
      }
    }
  }

  @Test
  void wordsUpToATagDecideItWhateverThePlacesAreCalled() {
    List<TaggedSentence> requests = new TicketRequests(2).requests(Split.TRAIN, MANY);
    assertEquals(
        1,
        BestGuess.share(BestGuess.nameless(requests), ANY, (words, i) -> words.subList(0, i + 1)));
  }

  /** One of three requests is late, and half of its first places are guessed right by luck. */
  @Test
  void lateRequestsNeedTheWordsAfterThePlace() {
    List<TaggedSentence> requests =
        BestGuess.nameless(new TicketRequests(2, true).requests(Split.TRAIN, MANY));
    assertEquals(1, BestGuess.share(requests, ANY, (words, i) -> List.of(words, i)));
    double before = BestGuess.share(requests, BestGuess.PLACE, (words, i) -> words.subList(0, i));
    assertTrue(before > 0.75 && before < 0.9, "told by what is before: " + before);
  }

  @ParameterizedTest
  @EnumSource
  void eachPlaceIsLeftAsOftenAsReached(Split split) {
    Map<String, int[]> counts = new TreeMap<>();
    for (TaggedSentence request : new TicketRequests(3, true).requests(split, MANY)) {
      for (int i = 0; i < request.words().size(); i++) {
        String tag = request.tags().get(i);
        if (BestGuess.PLACE.matcher(tag).matches()) {
          counts
              .computeIfAbsent(request.words().get(i), word -> new int[2])[
              tag.endsWith("departure") ? 0 : 1]++;
        }
      }
    }
    counts.forEach(
        (word, both) -> {
          int sum = both[0] + both[1];
          // Five standard deviations of a fair coin.
          assertEquals(0.5, (double) both[0] / sum, 2.5 / Math.sqrt(sum), word);
        });
  }

  @ParameterizedTest
  @EnumSource
  void templatesOfAPairSpeakOfAsManyDeparturesAsDestinations(Route route) {
    for (List<String> pair : route.pairs()) {
      List<String> pieces =
          pair.stream().flatMap(template -> Stream.of(template.split(" "))).toList();
      int left = Collections.frequency(pieces, "{departure}");
      assertEquals(left, Collections.frequency(pieces, "{destination}"), pair::toString);
      assertTrue(pair.size() == 2 && left > 0, pair::toString);
    }
  }

  /** What cannot be told by a word alone, or two: so much, at most, for a short memory. */
  @Test
  void wordAloneTellsNothingOfAPlaceAndTheOneBeforeNotAlways() {
    List<TaggedSentence> requests = new TicketRequests(4).requests(Split.TRAIN, MANY);
    double alone = BestGuess.share(requests, BestGuess.PLACE, (words, i) -> words.get(i));
    assertEquals(0.5, alone, 0.05);
    double two =
        BestGuess.share(
            BestGuess.nameless(requests),
            BestGuess.PLACE,
            (words, i) -> words.subList(Math.max(0, i - 1), i + 1));
    assertTrue(two > 0.6 && two < 0.9, "told by two words: " + two);
  }

  @ParameterizedTest
  @EnumSource
  void tagsAreInIob2AndEveryIntentAndSlotIsThere(Split split) {
    Set<String> intents = new HashSet<>();
    Set<String> slots = new HashSet<>();
    for (TaggedSentence request : new TicketRequests(5, true).requests(split, 2000)) {
      assertEquals(0, TagScheme.IOB2.repaired(request.tags()).changed(), request::toString);
      intents.add(request.label());
      TagScheme.chunks(request.tags()).forEach(chunk -> slots.add(chunk.type()));
    }
    assertEquals(names(Intent.values()), intents);
    assertEquals(names(Slot.values()), slots);
  }

  private static Set<String> names(Object[] values) {
    return Stream.of(values).map(Object::toString).collect(Collectors.toSet());
  }

  @Test
  void placesOfTestAreWordsThatNothingElseSays() {
    Set<String> learnt = new HashSet<>();
    for (Split split : List.of(Split.TRAIN, Split.DEV)) {
      new TicketRequests(6, true).requests(split, MANY).forEach(r -> learnt.addAll(r.words()));
    }
    for (TaggedSentence request : new TicketRequests(6, true).requests(Split.TEST, MANY)) {
      for (int i = 0; i < request.words().size(); i++) {
        boolean place = BestGuess.PLACE.matcher(request.tags().get(i)).matches();
        assertEquals(!place, learnt.contains(request.words().get(i)), request::toString);
      }
    }
  }

  @Test
  void trainingAndDevShareNoRequestWhateverTheSeeds() {
    Set<String> train = texts(new TicketRequests(7).requests(Split.TRAIN, MANY));
    Set<String> dev = texts(new TicketRequests(8).requests(Split.DEV, 1000));
    assertTrue(dev.stream().noneMatch(train::contains));
    assertTrue(dev.size() > 900, dev.size() + " differ");
  }

  @Test
  void sameSeedGivesTheSameRequestsAndMoreBeginWithTheFewer() {
    List<TaggedSentence> requests = new TicketRequests(9).requests(Split.TRAIN, 100);
    assertEquals(requests.subList(0, 30), new TicketRequests(9).requests(Split.TRAIN, 30));
    assertNotEquals(requests, new TicketRequests(10).requests(Split.TRAIN, 100));
  }

  private static Set<String> texts(List<TaggedSentence> requests) {
    return requests.stream().map(TaggedSentence::text).collect(Collectors.toSet());
  }
}
