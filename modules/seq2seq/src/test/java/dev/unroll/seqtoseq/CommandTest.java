package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.tree.BracketReader;
import dev.unroll.core.tree.Tree;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command from end to end on tiny networks, and what it says to bad input. */
class CommandTest {
  private static final String TREES =
      """
      (S (NP (DT the) (NN dog)) (VP (VBZ barks)) (. .))
      ( (S (NP-SBJ (PRP it)) (VP (VBZ sees) (NP (DT a) (NN cat))) (. .)) )
      """
          .repeat(30);

  @TempDir Path folder;

  private Path pairs() throws IOException {
    String lines =
        new NumbersAndDates(1)
            .pairs(Split.TRAIN, 120).stream()
                .map(pair -> pair.source() + "\t" + pair.target())
                .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("pairs.tsv"), lines);
  }

  private Path trained(String... more) throws IOException {
    Path run = folder.resolve("run");
    Typed.train(pairs(), run, (Object[]) more).works();
    return run;
  }

  @Test
  void aRunTrainsResumesAndIsMeasured() throws IOException {
    Path run = trained("--target-level", "char");
    for (String file : List.of("run.json", "metrics.csv", "report.html", "best.zip", "last.zip")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    Typed.run("resume", "--run", run, "--steps", 9).works();
    Typed.run("evaluate", "--run", run, "--beam", 2, "--baseline")
        .works()
        .shows("held out: ", "tok:zh", "exact match", "source tokens", "closest training source");
  }

  @Test
  void sentencesAreTranslatedFromTheCommandLineAndFromAFile() throws IOException {
    Path run = trained("--target-level", "char");
    Path input = Files.writeString(folder.resolve("in.txt"), "two hundred\n\nfive\n");
    Terminal one = Typed.run("translate", "--run", run, "--beam", 3, "two hundred").works();
    Terminal all = Typed.run("translate", "--run", run, "--beam", 3, "--input", input).works();
    assertEquals(3, all.out().lines().count());
    assertEquals(one.out().strip(), all.out().lines().findFirst().orElseThrow().strip());
    assertEquals("", all.out().lines().toList().get(1), "of nothing comes nothing");
  }

  @Test
  void theNBestAreOrderedByScore() throws IOException {
    Path run = trained("--target-level", "char");
    Terminal found =
        Typed.run("translate", "--run", run, "--beam", 4, "--nbest", 4, "seven").works();
    List<Double> scores =
        found
            .out()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split("\t")[0])
            .map(Double::valueOf)
            .toList();
    assertEquals(4, scores.size());
    for (int i = 1; i < scores.size(); i++) {
      assertTrue(scores.get(i) <= scores.get(i - 1), found.out());
    }
  }

  @Test
  void attentionGoesToTheTerminalAPictureOrAPage() throws IOException {
    Path run = trained("--target-level", "char", "--attention", "additive");
    Path page = folder.resolve("a.html");
    Path picture = folder.resolve("a.png");
    Typed.run("translate", "--run", run, "--attention", "-", "two").works().shows("</s>", "░ 0.1");
    Typed.run("translate", "--run", run, "--attention", page, "two", "<b>")
        .worksAndNotes("attention: " + page);
    assertTrue(Files.readString(page).contains("&lt;"));
    assertFalse(Files.readString(page).contains("<b>"));
    Typed.run("translate", "--run", run, "--attention", picture, "two", "ten")
        .worksAndNotes("attention: " + picture + " and 1 more");
    assertTrue(Files.size(picture) > 0 && Files.size(folder.resolve("a-2.png")) > 0);
    Typed.run("translate", "--run", run, "--attention", "a.jpg", "two")
        .failsWith(2, "--attention", ".png or .html", "a.jpg");
  }

  @Test
  void anUnknownEmptyOrVeryLongSentenceIsTranslated() throws IOException {
    Path run = trained();
    String many = "two ".repeat(10_000);
    Path beside = Files.writeString(folder.resolve("in.txt"), "five\n".repeat(31) + many);
    Typed.run("translate", "--run", run, "qwertz asdf").works();
    Typed.run("translate", "--run", run, " ").works();
    Terminal found = Typed.run("translate", "--run", run, "--input", beside).works();
    assertEquals(32, found.out().lines().count());
  }

  @Test
  void aParserAlwaysWritesATreeOverTheWords() throws IOException {
    Path trees = Files.writeString(folder.resolve("trees.mrg"), TREES);
    Path run = folder.resolve("run");
    Typed.train(trees, run, "--task", "parsing", "--dev", trees, "--test", trees).works();
    Terminal parsed = Typed.run("parse", "--run", run, "a (new dog) sees it").works();
    List<Tree> found = new BracketReader(BracketReader.Outer.TAKEN_OFF).read(parsed.out());
    assertEquals(1, found.size());
    assertEquals(5, found.get(0).words().size());
    Typed.run("parse", "--run", run, "--gold", trees).works().shows("well formed");
    Typed.run("translate", "--run", run, "it sees").works();
  }

  @Test
  void longPairsAreLeftOutAndCounted() throws IOException {
    Terminal trained = Typed.train(pairs(), folder.resolve("run"), "--max-length", 3).works();
    trained.shows("training pairs left out: longer than 3 tokens (--max-length)");
  }

  @Test
  void pairsThatAreTooFewToHoldSomeOutSaySo() throws IOException {
    Path data = Files.writeString(folder.resolve("pairs.tsv"), "one\teins\ntwo\tzwei\n");
    Typed.train(data, folder.resolve("run")).failsWith(1, "0 pairs to train on", "--dev");
  }

  @Test
  void filesOfUnequalLengthSayWhichEndsFirst() throws IOException {
    Path source = Files.writeString(folder.resolve("a.de"), "eins\nzwei\ndrei\n");
    Path target = Files.writeString(folder.resolve("a.en"), "one\ntwo\n");
    Typed.train(source + "," + target, folder.resolve("run")).failsWith(1, "a.en", "ends", "line");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void aMissingTabIsNamedByItsLine() throws IOException {
    Path data = Files.writeString(folder.resolve("pairs.tsv"), "one\teins\ntwo zwei\n");
    Typed.train(data, folder.resolve("run")).failsWith(1, "pairs.tsv:2", "no tab");
  }

  @Test
  void unbalancedBracketsAreNamedByLineAndColumn() throws IOException {
    Path trees = Files.writeString(folder.resolve("trees.mrg"), "(S (NP (DT the) (NN dog))\n");
    Typed.train(trees, folder.resolve("run"), "--task", "parsing")
        .failsWith(1, "trees.mrg", "line 1", "column");
  }

  @Test
  void bytesThatAreNoUtf8AreNamedByFileAndLine() throws IOException {
    Path run = trained();
    Path input = Files.write(folder.resolve("in.txt"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
    Typed.run("translate", "--run", run, "--input", input)
        .failsWith(1, "in.txt is not UTF-8", "line 2", "--lenient");
    Typed.run("translate", "--run", run, "--input", input, "--lenient").works();
  }

  @Test
  void whatIsDrawnForALineDoesNotDependOnTheBatch() throws IOException {
    Path run = trained();
    Path input = Files.writeString(folder.resolve("in.txt"), "five\n".repeat(7));
    Object[] all = {"translate", "--run", run, "--input", input, "--sample", "--batch", 7};
    Object[] few = {"translate", "--run", run, "--input", input, "--sample", "--batch", 2};
    String drawn = Typed.run(all).works().out();
    assertEquals(drawn, Typed.run(few).works().out());
    assertTrue(drawn.lines().distinct().count() > 1, drawn);
  }

  @Test
  void swappedPairsAreMeasuredAsTheyWereTrained() throws IOException {
    Path run = folder.resolve("run");
    Typed.train(pairs(), run, "--swap", "--source-level", "char").works();
    Path data = Files.writeString(folder.resolve("more.tsv"), "two\t二\nthree\t三\n\t\n");
    Typed.run("evaluate", "--run", run, "--data", data)
        .works()
        .shows("pairs: 2 pairs", "tok:13a", "1 pairs left out: a side is blank");
  }

  @Test
  void optionsThatNeedAttentionAreWrongUseWithout() throws IOException {
    Path run = trained("--attention", "none");
    Typed.run("translate", "--run", run, "--coverage-penalty", 0.2, "x")
        .failsWith(2, "--coverage-penalty", "attention");
    Typed.run("translate", "--run", run, "--attention", "-", "x")
        .failsWith(2, "--attention", "network with attention");
  }

  @Test
  void groupsThatDoNotDivideTheBeamAreWrongUse() {
    Typed.run("translate", "--run", folder, "--beam", 5, "--groups", 2, "x")
        .failsWith(2, "--groups", "5 and 2");
  }

  @Test
  void aBeamNarrowerThanItsNBestIsWrongUse() throws IOException {
    Typed.run("translate", "--run", folder, "--beam", 2, "--nbest", 3, "x")
        .failsWith(2, "--nbest", "3 and 2");
  }

  @Test
  void aModelForTheOtherTaskSaysWhichCommandToUse() throws IOException {
    Path run = trained();
    Typed.run("parse", "--run", run, "x").failsWith(2, "--task parsing");
  }
}
