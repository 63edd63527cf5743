package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may mistype. Nothing is begun then. */
class WrongUseTest {
  @TempDir static Path folder;
  private static Path data;
  private static Path trained;

  @BeforeAll
  static void train() throws IOException {
    data = Files.writeString(folder.resolve("input.txt"), TinyModels.TEXT.substring(0, 1500));
    trained = folder.resolve("trained");
    Typed.train(data, trained).works();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--layers 0            | layers must be > 0, but was 0",
        "--hidden 0            | hidden must be > 0, but was 0",
        "--embedding -1        | embedding must be > 0, but was -1",
        "--dropout 1           | dropout must be in [0.0, 1.0), but was 1.0",
        "--dropout NaN         | dropout must be in [0.0, 1.0), but was NaN",
        "--vocabulary 1        | vocabulary must be >= 2, but was 1",
        "--min-count 0         | min-count must be > 0, but was 0",
        "--order 0             | order must be > 0, but was 0",
        "--batch 0             | batch must be > 0, but was 0",
        "--bptt -3             | bptt must be > 0, but was -3",
        "--epochs 0            | epochs must be > 0, but was 0",
        "--steps -1            | steps must be > 0, but was -1",
        "--max-minutes -1      | max-minutes must be > 0, but was -1.0",
        "--patience -1         | patience must be >= 0, but was -1",
        "--evaluate-every 0    | evaluate-every must be > 0, but was 0",
        "--checkpoint-seconds -1 | checkpoint-seconds must be >= 0, but was -1.0",
        "--learning-rate -1    | learning-rate must be > 0, but was -1.0",
        "--momentum 1          | momentum must be in [0.0, 1.0), but was 1.0",
        "--weight-decay -1     | weight-decay must be >= 0, but was -1.0",
        "--decay 0             | decay must be > 0, but was 0.0",
        "--decay 1             | decay must be in [0.0, 1.0), but was 1.0",
        "--decay-every 0       | decay-every must be > 0, but was 0",
        "--plateau-patience 0  | plateau-patience must be > 0, but was 0",
        "--warm-up -1          | warm-up must be >= 0, but was -1",
        "--clip -1             | clip must be > 0, but was -1.0",
        "--clip NaN            | clip must be > 0, but was NaN",
        "--model ngram --order 11 | order of an n-gram must be <= 10, but was 11",
        "--level bpe --vocabulary 256 | vocabulary of bpe must be >= 257, one for each byte and"
            + " <unk>, but was 256",
        "--tied --embedding 5  | tied weights need equal sizes, but embedding was 5 and hidden was"
            + " 8; set --embedding to --hidden",
      })
  void anImpossibleValueNamesTheOptionAndTheBounds(String options, String message) {
    Path run = folder.resolve("impossible");
    // A later value of the same option would be refused as given twice, so none is given before.
    String given = "train --data " + data + " --run " + run + " ";
    String tied = options.startsWith("--tied") ? "--hidden 8 " : "";
    Typed.run((given + tied + options).split(" ")).fails(2, message);
    assertFalse(Files.exists(run));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--layers many      | Invalid value for option '--layers': 'many' is not an int",
        "--cell lstmm       | Invalid value for option '--cell': expected one of [ELMAN, JORDAN, LSTM, GRU, CHO_GRU, LSTM_NO_INPUT_GATE,",
        "--model rnnn       | expected one of [RNN, MLP, NGRAM]",
        "--level chars      | expected one of [CHAR, WORD, BPE]",
        "--clip-norm all    | Invalid value for option '--clip-norm'",
        "--layer 3          | did you mean --layers?",
        "--layers           | Missing required parameter for option '--layers'",
      })
  void whatCannotBeReadNamesTheOptionAndPointsToTheHelp(String options, String message) {
    Path run = folder.resolve("unreadable");
    Typed.run(("train --data " + data + " --run " + run + " " + options).split(" "))
        .failsWith(2, message, "(see lm train --help)");
    assertFalse(Files.exists(run));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--top-p 0        | topP must be in (0, 1], but was 0.0",
        "--top-p 1.5      | topP must be in (0, 1], but was 1.5",
        "--top-k -1       | topK must be >= 0, but was -1",
        "--temperature -1 | temperature must be >= 0, but was -1.0",
        "--length 0       | --length must be > 0, but was 0",
      })
  void writingChecksItsOptions(String options, String message) {
    Typed.run(("generate --run " + trained + " " + options).split(" ")).fails(2, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9:9  | --unit must be LAYER:UNIT with a layer below 1, but was 9:9",
        "0:8  | --unit must be LAYER:UNIT with a unit below 8, but was 0:8",
        "0    | --unit must be LAYER:UNIT with a layer below 1, but was 0",
        "a:b  | --unit must be LAYER:UNIT with a layer below 1, but was a:b",
        "0:-1 | --unit must be LAYER:UNIT with a unit below 8, but was 0:-1",
      })
  void aUnitThatIsNotThereIsWrongUse(String unit, String message) {
    Path page = folder.resolve("page.html");
    String typed = "inspect --run " + trained + " --out " + page + " --text ab --unit ";
    Typed.run((typed + unit).split(" ")).fails(2, message);
    assertFalse(Files.exists(page));
    Typed.run((typed + "0:7").split(" ")).works();
    assertTrue(Files.exists(page));
    assertTrue(page.toFile().delete());
  }

  @Test
  void aNeededOptionThatLacksIsNamed() {
    Typed.run("train").failsWith(2, "Missing required options", "'--data=PATH|NAME'");
    Typed.run("generate").failsWith(2, "Missing required option: '--run=DIR'");
    Typed.run("inspect", "--run", "r").failsWith(2, "--data=FILE", "--text=TEXT");
    Typed.run("trian").failsWith(2, "did you mean train");
  }

  @Test
  void aConfigurationFileWithMistakesIsWrongUse() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "model:\n  layer: 2\n");
    Typed.train(data, folder.resolve("no"), "--config", file.toString())
        .failsWith(2, file + ": model.layer is no option of lm train");
    Files.writeString(file, "layers: 0\n");
    Typed.train(data, folder.resolve("no"), "--config", file.toString())
        .fails(2, "layers must be > 0, but was 0");
    Typed.train(data, folder.resolve("no"), "--config", "none.yaml")
        .fails(2, "--config: none.yaml: no such file or folder");
  }

  @Test
  void debugShowsWhereAFailureCameFrom() {
    Terminal shown = Typed.run("generate", "--run", "nowhere", "--debug");
    assertEquals(1, shown.code());
    assertTrue(shown.err().contains("at dev.unroll.languagemodel"), shown.err());
  }

  @Test
  void aPromptOfUnknownCharactersIsWrittenOn() {
    Terminal shown =
        Typed.run("generate", "--run", trained.toString(), "--prompt", "漢字", "--length", "9")
            .works();
    assertTrue(shown.out().startsWith("漢字"), shown.out());
    assertEquals(2 + 9, shown.out().strip().length(), 9, "nine characters, some of them white");
  }
}
