package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.corpus.Utterance;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  private static FileRecordings recordings(int count, int speakers) {
    List<Utterance> all =
        IntStream.range(0, count)
            .mapToObj(i -> new Utterance(Path.of(i + ".wav"), "word", "s" + i % speakers, "t:" + i))
            .toList();
    return new FileRecordings(all);
  }

  private static Set<String> of(FileRecordings part, boolean speakers) {
    return part.entries().stream()
        .map(entry -> speakers ? entry.speaker() : entry.name())
        .collect(Collectors.toSet());
  }

  @Test
  void ofManySpeakersNewVoicesAreHeldOut() {
    FileRecordings all = recordings(400, 40);
    Set<String> trained = of(HoldOut.part(all, true), true);
    Set<String> heldOut = of(HoldOut.part(all, false), true);
    assertEquals(2, heldOut.size());
    assertEquals(38, trained.size());
    assertTrue(heldOut.stream().noneMatch(trained::contains));
  }

  @Test
  void ofFewSpeakersRecordingsAreHeldOut() {
    FileRecordings all = recordings(100, 3);
    Set<String> both = new HashSet<>(of(HoldOut.part(all, true), false));
    assertEquals(95, both.size());
    Set<String> heldOut = of(HoldOut.part(all, false), false);
    assertEquals(5, heldOut.size());
    both.addAll(heldOut);
    assertEquals(100, both.size());
  }
}
