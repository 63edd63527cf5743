package dev.unroll.data.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolarityFoldsTest {
  private static final String REVIEW = "a “fine” film – très drôle .";

  @TempDir Path folder;

  @Test
  void lettersAreTheSameHoweverTheyWereWritten() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    byte[] western = REVIEW.getBytes(windows);
    // Taken for Latin-1 by mistake and written again.
    byte[] twice =
        new String(western, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    byte[] marked = ("\uFEFF" + REVIEW).getBytes(StandardCharsets.UTF_8);
    byte[] plain = REVIEW.getBytes(StandardCharsets.UTF_8);
    for (byte[] bytes : List.of(plain, marked, western, twice)) {
      Path file = Files.write(folder.resolve("reviews.pos"), bytes);
      assertEquals(
          List.of(new TaggedSentence(List.of(REVIEW.split(" ")), List.of(), "pos")),
          TaggedSentences.read(file, false).sentences());
    }
  }

  @Test
  void foldIsTheLineModuloTenAlsoBehindEmptyLines() throws IOException {
    Path good = write("x.pos", IntStream.range(0, 25).mapToObj(i -> i == 3 ? "" : "good " + i));
    Path bad = write("x.neg", IntStream.range(0, 12).mapToObj(i -> "bad " + i));
    PolarityFolds folds = PolarityFolds.read(List.of(good, bad));
    assertEquals(1, folds.empty());
    assertEquals(List.of("good 13", "good 23", "bad 3"), texts(folds.folds().get(3)));
    assertEquals(List.of("good 4", "good 14", "good 24", "bad 4"), texts(folds.folds().get(4)));
    assertEquals(36 - 3 - 4, folds.without(3, 4).size());
    assertEquals(36, folds.without().size());
  }

  @Test
  void filesThatMakeNoFoldsAreNamed() throws IOException {
    Path few = write("x.pos", IntStream.range(0, 9).mapToObj(i -> "good"));
    assertEquals(
        few + " has 9 sentences; expected 10 or more",
        assertThrows(IOException.class, () -> PolarityFolds.read(List.of(few, few))).getMessage());
    Path bare = write("x", IntStream.range(0, 12).mapToObj(i -> "good"));
    assertEquals(
        bare + ": the name has no ending; expected one that is the label, as .pos and .neg",
        assertThrows(IOException.class, () -> PolarityFolds.read(List.of(bare, few))).getMessage());
    assertThrows(IllegalArgumentException.class, () -> PolarityFolds.read(List.of(few)));
  }

  @Test
  void foldWithoutSentenceIsNamed() throws IOException {
    Path file = write("x.pos", IntStream.range(0, 20).mapToObj(i -> i % 10 == 3 ? "" : "good"));
    assertEquals(
        "fold 3 has no sentence: no file has one in line 4 or a multiple of 10 below it; give more"
            + " sentences",
        assertThrows(IllegalArgumentException.class, () -> PolarityFolds.read(List.of(file, file)))
            .getMessage());
  }

  private static List<String> texts(List<TaggedSentence> sentences) {
    return sentences.stream().map(TaggedSentence::text).toList();
  }

  private Path write(String name, Stream<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), lines.collect(Collectors.joining("\n")));
  }
}
