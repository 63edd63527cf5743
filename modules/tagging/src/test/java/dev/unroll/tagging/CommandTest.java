package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command from end to end on tiny networks, and what it says to bad input. */
class CommandTest {
  private static final String COLUMNS =
      """
      # intent: book
      leave O
      new B-from
      york I-from

      # intent: price
      reach O
      oslo B-to

      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path trained(Object data, Object... more) {
    Path run = folder.resolve("run");
    Typed.train(data, run, more).works();
    return run;
  }

  private Path requests() throws IOException {
    Path file = file("requests.conll", COLUMNS.repeat(3));
    StringBuilder all = new StringBuilder(COLUMNS);
    for (int i = 0; i < 20; i++) {
      all.append("reach O\ncity").append(i).append(" B-to\n\n");
    }
    return Files.writeString(file, all);
  }

  @Test
  void aRunTrainsResumesAndIsMeasured() throws IOException {
    Path run = trained("ticket-requests", "--texts", 40, "--output", "crf", "--letters", "both");
    for (String file : List.of("run.json", "metrics.csv", "report.html", "best.zip", "last.zip")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    Typed.run("resume", "--run", run, "--steps", 8).works();
    Typed.run("evaluate", "--run", run)
        .works()
        .shows("held out: 20 texts", "test: 20 texts", "FB1", "slot F1", "intent accuracy");
  }

  @Test
  void oneLineComesOutForEachThatGoesIn() throws IOException {
    Path run = trained(requests(), "--feedback", 3);
    Path input = file("in.txt", "leave oslo\n\nreach\n");
    List<String> lines =
        Typed.run("apply", "--run", run, "--input", input).works().out().lines().toList();
    assertEquals(3, lines.size());
    assertEquals("", lines.get(1));
    assertEquals(lines.get(0) + "\n", Typed.run("apply", "--run", run, "leave oslo").works().out());
    Typed.run("apply", "--run", run, "--beam", 3, "leave oslo").works();
    Typed.run("apply", "--run", run, "--format", "json", "leave oslo")
        .works()
        .shows("{\"words\":[\"leave\",\"oslo\"],\"tags\":[");
  }

  @Test
  void aStreamTagsAsTheWholeDoes() throws IOException {
    Path run = trained(requests(), "--intent-weight", 0);
    Terminal whole = Typed.run("apply", "--run", run, "--format", "iob", "reach new york").works();
    Terminal stream = Typed.run("apply", "--run", run, "--stream", "reach new york").works();
    assertEquals(whole.out().strip(), stream.out().strip());
    Typed.run("apply", "--run", run, "--stream", "reach new york", "leave oslo")
        .works()
        .shows(stream.out(), "leave ", "oslo ");
    Typed.run("apply", "--run", run, "--stream", "--beam", 2, "oslo").failsWith(2, "--beam");
  }

  @Test
  void aSentenceWithCapitalsIsReadAsTrainingHasIt() throws IOException {
    Path run = trained(requests(), "--letters", "both");
    String small = Typed.run("apply", "--run", run, "reach new york").works().out();
    String large = Typed.run("apply", "--run", run, "Reach NEW York").works().out();
    assertEquals(small, large.toLowerCase(Locale.ROOT));
    Terminal asked = Typed.run("apply", "--run", run, "--format", "json", "Reach? x?").works();
    asked.shows("\"words\":[\"Reach\",\"?\",\"x?\"]");
  }

  @Test
  void partsOfSpeechAreMeasuredWithTheirConfusions() throws IOException {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      words.append("the DET\ndog").append(i).append(" NOUN\nruns VERB\n\n");
    }
    Path run = trained(file("words.tsv", words.toString()), "--task", "pos");
    Typed.run("evaluate", "--run", run).works().shows("accuracy of unknown words", "true     said");
    Typed.run("apply", "--run", run, "the dog").works().shows("the/");
  }

  @Test
  void foldsOfOpinionsAreMeasuredTogether() throws IOException {
    Path films = Files.createDirectory(folder.resolve("films"));
    for (String opinion : List.of("pos", "neg")) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        lines.append(opinion.equals("pos") ? "good film " : "bad film ").append(i).append('\n');
      }
      Files.writeString(films.resolve("films." + opinion), lines);
    }
    String runs = folder.resolve("0") + "," + folder.resolve("9");
    for (int fold : new int[] {0, 9}) {
      Path run = folder.resolve(Integer.toString(fold));
      Typed.train(films, run, "--task", "sentiment", "--bidirectional", "--fold", fold).works();
    }
    Typed.run("evaluate", "--run", runs).works().shows("mean and standard error of 2 runs", "±");
    Path first = folder.resolve("0");
    Typed.run("evaluate", "--run", first + "," + first).failsWith(2, "a run stands twice");
    Typed.run("apply", "--run", first, "--format", "iob", "a film").failsWith(2, "--format iob");
  }

  @Test
  void keyTermsStandBesideCountingAndNeighbours() {
    Path run = trained("topic-notes", "--task", "keyterms", "--texts", 40, "--cell", "none");
    Typed.run("evaluate", "--run", run)
        .works()
        .shows("mean average precision", "TF-IDF, told how many", "TextRank, told how many");
    Typed.run("apply", "--run", run, "the old dog").works();
  }

  @Test
  void moreTagsThanWordsAreNamedByTheirLine() throws IOException {
    Path slots = Files.createDirectory(folder.resolve("slots"));
    Files.writeString(slots.resolve("seq.in"), "leave oslo\nreach oslo\n");
    Files.writeString(slots.resolve("seq.out"), "O B-from\nO B-to O\n");
    Typed.train(slots, folder.resolve("run")).failsWith(1, "seq.out:2", "3 tags, but 2 words");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void aTagThatIsNoSlotIsNamedByItsLine() throws IOException {
    Path file = file("odd.conll", COLUMNS + "reach O\noslo to\n\n");
    Typed.train(file, folder.resolve("run")).failsWith(1, "odd.conll:", "a tag must be O");
  }

  @Test
  void anInsideWithoutABeginningIsRepairedAndCounted() throws IOException {
    Path data = requests();
    Files.writeString(data, Files.readString(data).replace("city3 B-to", "city3 I-to"));
    Typed.train(data, folder.resolve("run")).works().shows("1 tags repaired, such as I without B");
  }

  @Test
  void aTagThatTrainingLacksIsNamedAndCountsAsWrong() throws IOException {
    Path run = trained(requests());
    Path other = file("other.conll", "reach O\noslo B-somewhere\n\n");
    Typed.run("evaluate", "--run", run, "--data", other)
        .works()
        .shows("tag B-somewhere is not known to the model: 1 times", "slot recall 0.00");
  }

  @Test
  void anEmptySentenceIsLeftOutAndCounted() throws IOException {
    Path slots = Files.createDirectory(folder.resolve("slots"));
    Files.writeString(slots.resolve("seq.in"), "reach oslo\n".repeat(3) + "\n" + distinct());
    Files.writeString(slots.resolve("seq.out"), "O B-to\n".repeat(3) + "\n" + "B-to\n".repeat(20));
    Typed.train(slots, folder.resolve("run")).works().shows("1 sentences left out: no words");
  }

  private static String distinct() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append("city").append(i).append('\n');
    }
    return lines.toString();
  }

  @Test
  void aWordOfTenThousandLettersIsReadByItsFirst() throws IOException {
    String word = "x".repeat(10_000);
    Path data = requests();
    Files.writeString(data, Files.readString(data) + "reach O\n" + word + " B-to\n\n");
    Path run = folder.resolve("run");
    Typed.train(data, run, "--letters", "both", "--max-letters", 20)
        .works()
        .shows("1 words read to their letter 20 (--max-letters)");
    Typed.run("apply", "--run", run, "reach " + word).works().shows(word);
  }

  @Test
  void optionsThatContradictEachOtherAreWrongUse() {
    Path run = folder.resolve("run");
    Typed.train("ticket-requests", run, "--cell", "none", "--bidirectional")
        .failsWith(2, "--bidirectional", "--cell was none");
    Typed.train("ticket-requests", run, "--feedback", 4, "--output", "crf")
        .failsWith(2, "--feedback", "forward only");
    Typed.train("ticket-requests", run, "--task", "keyterms")
        .failsWith(2, "--data ticket-requests is for --task slots");
    Typed.train("ticket-requests", run, "--dev", "a", "--test", "b")
        .failsWith(2, "its own held-out and test texts");
    Typed.run("train", "--data", "ticket-requests", "--run", run, "--letter-bits", 30)
        .failsWith(2, "letter-bits", "[1, 24]");
    Typed.train(folder, run).failsWith(2, "without seq.in", "train, dev and test");
  }

  @Test
  void dataWithoutWhatTheTaskLearnsSaysSo() throws IOException {
    Typed.train(requests(), folder.resolve("run"), "--task", "sentiment")
        .failsWith(1, "--task sentiment needs a label");
  }

  @Test
  void aModelThatNeedsWhatFollowsRefusesToStream() throws IOException {
    Path run = trained(requests(), "--bidirectional");
    Typed.run("apply", "--run", run, "--stream", "reach oslo")
        .failsWith(2, "cannot tag word by word");
    Typed.run("apply", "--run", run, "--beam", 2, "reach oslo").failsWith(2, "--feedback");
  }
}
