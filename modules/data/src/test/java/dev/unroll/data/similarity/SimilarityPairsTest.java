package dev.unroll.data.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.catalogue.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityPairsTest {
  private static final String NAMES =
      "pair_ID\tsentence_A\tsentence_B\trelatedness_score\tentailment_judgment\n";

  @TempDir Path folder;

  @Test
  void columnsAreFoundByTheirNamesInWhateverOrder() throws IOException {
    String windowsEnd = "\r\n";
    SimilarityPair expected =
        new SimilarityPair("7", "A dog runs", "A cat sits", 3.4, Entailment.CONTRADICTION);
    for (String text :
        List.of(
            NAMES + "7\tA dog runs\tA cat sits\t3.4\tCONTRADICTION\n\n",
            "\uFEFFpair_ID\tentailment_judgment\trelatedness_score\tmore\tsentence_B\tsentence_A"
                + windowsEnd
                + "7\tcontradiction\t3.4\t\tA cat sits \t A dog runs"
                + windowsEnd)) {
      assertEquals(List.of(expected), SimilarityPairs.read(write(text)).pairs());
    }
  }

  @Test
  void linesThatDoNotFitAreNamed() throws IOException {
    assertMessage(
        NAMES.replace("\tsentence_B", ""),
        ":1: expected the names of columns with tabs between them, among them sentence_B, but it is"
            + " not there");
    assertMessage(NAMES + "1\ta\tb\t3\n", ":2: expected 5 columns as in line 1, but found 4");
    assertMessage(
        NAMES + "1\ta\tb\thigh\tNEUTRAL\n",
        ":2: relatedness_score must be a number, but was \"high\"");
    assertMessage(
        NAMES + "\n1\ta\tb\t5.5\tNEUTRAL\n", ":3: relatedness must be in [1, 5], but was 5.5");
    assertMessage(
        NAMES + "1\ta\tb\t5\tYES\n",
        ":2: entailment_judgment must be one of [NEUTRAL, ENTAILMENT, CONTRADICTION], but was"
            + " \"YES\"");
    assertMessage(NAMES + "1\ta\t \t5\tNEUTRAL\n", ":2: second sentence must not be blank");
    Path empty = write(NAMES);
    assertEquals(
        "no sentence pair in " + empty + ": nothing stands below its first line", message(empty));
  }

  /** Counted over all three parts by awk. */
  @Test
  @Tag("real-data")
  void judgementsOfSickAreAsManyAsAnotherToolCounts() throws IOException {
    Map<Entailment, Integer> counts = new EnumMap<>(Entailment.class);
    for (String name : List.of("SICK_train.txt", "SICK_trial.txt", "SICK_test_annotated.txt")) {
      for (SimilarityPair pair : SimilarityPairs.read(sick(name)).pairs()) {
        counts.merge(pair.entailment(), 1, Integer::sum);
      }
    }
    assertEquals(
        Map.of(
            Entailment.NEUTRAL, 5611, Entailment.ENTAILMENT, 2857, Entailment.CONTRADICTION, 1459),
        counts);
  }

  @ParameterizedTest
  @Tag("real-data")
  @CsvSource({
    "SICK_train.txt, 4500",
    "SICK_trial.txt, 500",
    "SICK_test_annotated.txt, 4927",
  })
  void pairsOfSickAreAsManyAsPublished(String name, int pairs) throws IOException {
    assertEquals(pairs, SimilarityPairs.read(sick(name)).pairs().size());
  }

  private static Path sick(String name) {
    Path file = DataDirectory.standard().path().resolve("sick2014").resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }

  private void assertMessage(String text, String expected) throws IOException {
    Path file = write(text);
    assertEquals(file + expected, message(file));
  }

  private static String message(Path file) {
    return assertThrows(IOException.class, () -> SimilarityPairs.read(file)).getMessage();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }
}
