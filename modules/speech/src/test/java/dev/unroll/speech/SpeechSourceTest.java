package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import dev.unroll.speech.SpeechSource.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechSourceTest {
  @TempDir Path folder;

  private Path part(String name, int from, int to) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("all.tsv")).subList(from, to);
    return Files.write(folder.resolve(name), lines);
  }

  private static SpeechSource source(Object train, Object dev, Object test) {
    return new SpeechSource(
        Layout.MANIFEST, train.toString(), dev.toString(), test.toString(), "", "", 0, 1);
  }

  private static Set<String> names(SpeechSource source, Split split) throws IOException {
    return source.read(split).entries().stream()
        .map(Recordings.Entry::name)
        .collect(Collectors.toSet());
  }

  @Test
  void nothingThatIsTrainedOnIsMeasured() throws IOException {
    Path all = Spoken.table(folder, 40);
    Path train = part("train.tsv", 0, 30);
    Path dev = part("dev.tsv", 30, 35);
    Path test = part("test.tsv", 35, 40);
    for (SpeechSource source :
        List.of(
            source(all, "", ""),
            source(train, dev, ""),
            source(train, "", test),
            source(train, dev, test))) {
      Set<String> trained = names(source, Split.TRAIN);
      for (Split split : List.of(Split.DEV, Split.TEST)) {
        Set<String> measured = names(source, split);
        assertFalse(measured.isEmpty());
        assertTrue(measured.stream().noneMatch(trained::contains), source + ", " + split);
      }
    }
    assertEquals(5, names(source(train, dev, test), Split.TEST).size());
    assertFalse(source(train, dev, "").hasTest());
  }

  @Test
  void aTableThatGivesSeveralPartsIsListedOnce() throws IOException {
    Path all = Spoken.table(folder, 40);
    SpeechSource source = source(all, "", "");
    Parts parts = new Parts(source);
    Recordings train = parts.read(Split.TRAIN);
    Files.delete(all);
    assertSame(train, parts.read(Split.TRAIN));
    assertEquals(38, train.entries().size());
    assertEquals(2, parts.read(Split.DEV).entries().size());
    assertThrows(IOException.class, () -> source.read(Split.DEV));
  }

  @Test
  void hashesChangeWithSoundAndTranscript() throws IOException {
    Path all = Spoken.table(folder, 4);
    SpeechSource source = source(all, all, all);
    Map<String, String> before = source.hashes();
    assertEquals(before, source.hashes());
    String table = Files.readString(all);
    Files.writeString(all, table.replaceFirst("\t[a-z]+", "\tzero"));
    assertFalse(before.equals(source.hashes()));
    Files.writeString(all, table);
    assertEquals(before, source.hashes());
    Files.copy(
        folder.resolve("1.wav"), folder.resolve("0.wav"), StandardCopyOption.REPLACE_EXISTING);
    assertFalse(before.equals(source.hashes()));
  }

  @Test
  void aSpeakerCanOnlyBeLeftOutOfTheDigits() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SpeechSource(Layout.AN4, "an4", "", "", "", "fash", 0, 1));
  }
}
