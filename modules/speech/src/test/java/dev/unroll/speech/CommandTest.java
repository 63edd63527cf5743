package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.data.audio.feature.Normalisation;
import dev.unroll.testing.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command from end to end on a tiny network, and what it says to bad input. */
class CommandTest {
  @TempDir Path folder;

  private Path trained(String... more) throws IOException {
    Path table = Spoken.table(folder, 24);
    Path run = folder.resolve("run");
    Typed.train(table, run, (Object[]) more).works().shows("23 recordings to train on", "1 held");
    return run;
  }

  @Test
  void aRunTrainsResumesAndIsMeasured() throws IOException {
    Path run = trained("--noise", "0.5", "--volume", "6");
    for (String file : List.of("run.json", "metrics.csv", "report.html", "best.zip", "last.zip")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    Typed.run("resume", "--run", run, "--steps", 9).works();
    Typed.run("evaluate", "--run", run, "--speakers")
        .works()
        .shows("held out: 1 recordings", "WER", "CER", "speaker1", "real-time factor");
  }

  @Test
  void filesAreTranscribedAsTextWithTimesAndAsJson() throws IOException {
    Path run = trained();
    Path file = folder.resolve("3.wav");
    Terminal one = Typed.run("transcribe", "--run", run, file).works();
    assertEquals(1, one.out().lines().count());
    Typed.run("transcribe", "--run", run, "--times", file, folder.resolve("4.wav")).works();
    Terminal json =
        Typed.run("transcribe", "--run", run, "--json", "--beam", 4, "--nbest", 3, file).works();
    JsonNode all = new ObjectMapper().readTree(json.out());
    assertEquals(Spoken.digits(3).sound().seconds(), all.get("seconds").asDouble(), 1e-3);
    assertTrue(all.get("candidates").size() >= 1);
    assertEquals(all.get("text"), all.get("candidates").get(0).get("text"));
  }

  @Test
  void aPictureIsDrawn() throws IOException {
    Path run = trained();
    Path picture = folder.resolve("heard.png");
    Typed.run("transcribe", "--run", run, "--picture", picture, folder.resolve("1.wav")).works();
    assertTrue(Files.size(picture) > 1_000);
  }

  @Test
  void wordsAreAligned() throws IOException {
    Path run = trained();
    Terminal found = Typed.run("align", "--run", run, folder.resolve("0.wav"), "one", "two");
    List<String[]> lines = found.works().out().lines().map(line -> line.split("\t")).toList();
    assertEquals(List.of("one", "two"), lines.stream().map(line -> line[2]).toList());
    assertTrue(Double.parseDouble(lines.get(0)[1]) <= Double.parseDouble(lines.get(1)[0]));
    Typed.run("align", "--run", run, folder.resolve("0.wav"), "Über")
        .failsWith(1, "'Ü'", "not in the alphabet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kaldi", "librosa"})
  void standardInputIsTranscribedWhileItComes(String form) throws IOException {
    Path run = trained("--no-bidirectional", "--running", "--form", form);
    Terminal file = Typed.run("transcribe", "--run", run, folder.resolve("2.wav")).works();
    InputStream before = System.in;
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve("2.wav"));
      System.setIn(new ByteArrayInputStream(bytes));
      Terminal stream = Typed.run("transcribe", "--run", run, "-").works();
      assertEquals(file.out().strip(), last(stream));
      System.setIn(new ByteArrayInputStream(Arrays.copyOfRange(bytes, 44, bytes.length)));
      Terminal raw = Typed.run("transcribe", "--run", run, "--raw", 16_000, "-").works();
      assertEquals(file.out().strip(), last(raw));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void whatIsSettledWhileItComesBeginsTheFinalText() throws IOException {
    SpeechConfig plain = Spoken.config(Spoken.sizes(false, new Convolution(5, 2, 7)));
    SpeechConfig config =
        new SpeechConfig(
            plain.features().with(Normalisation.RUNNING),
            plain.network(),
            plain.augmentation(),
            plain.maximumSeconds(),
            plain.batch());
    Spoken.untrained(folder, config);
    Spoken.table(folder, 3);
    Path model = folder.resolve("untrained.zip");
    InputStream before = System.in;
    try {
      for (int beam : new int[] {1, 8}) {
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("2.wav"))));
        List<JsonNode> all = new ArrayList<>();
        Typed.run("transcribe", "--run", model, "--json", "--beam", beam, "-")
            .works()
            .out()
            .lines()
            .forEach(line -> all.add(parsed(line)));
        String text = all.remove(all.size() - 1).get("text").asText();
        assertTrue(!all.isEmpty(), "nothing was written on the way");
        for (JsonNode one : all) {
          assertTrue(text.startsWith(one.get("settled").asText()), one + " before " + text);
          assertTrue(beam > 1 || one.get("tail").asText().isEmpty(), one.toString());
        }
      }
    } finally {
      System.setIn(before);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String last(Terminal terminal) {
    return terminal.out().lines().reduce("", (first, second) -> second).strip();
  }

  @Test
  void onlyListedWordsAreWrittenWithALanguageModel() throws IOException {
    Path run = trained();
    Path arpa =
        Files.writeString(
            folder.resolve("words.arpa"),
            """
            \\data\\
            ngram 1=4

            \\1-grams:
            -0.5\t</s>
            -99\t<s>
            -0.6\tone
            -0.6\ttwo

            \\end\\
            """);
    Terminal found =
        Typed.run("transcribe", "--run", run, "--beam", 20, "--lm", arpa, folder.resolve("5.wav"))
            .works();
    assertTrue(
        List.of("one", "two", "").containsAll(List.of(found.out().strip().split(" "))),
        found.out());
    Typed.run("transcribe", "--run", run, "--lm", arpa, folder.resolve("5.wav"))
        .failsWith(2, "--beam");
  }

  @Test
  void aLanguageModelOfTheTranscriptsIsMadeAndUsed() throws IOException {
    Path run = trained();
    for (boolean letters : new boolean[] {false, true}) {
      Path arpa = folder.resolve(letters ? "letters.arpa" : "words.arpa");
      List<Object> made = new ArrayList<>(List.of("language", "--run", run, "--out", arpa));
      List<Object> used =
          new ArrayList<>(List.of("transcribe", "--run", run, "--beam", 8, "--lm", arpa));
      used.add(folder.resolve("5.wav"));
      if (letters) {
        made.add("--letters");
        used.add("--letters");
      }
      Typed.run(made.toArray()).works().shows("from 23 sentences");
      Typed.run(used.toArray()).works();
    }
  }

  @Test
  void transcriptsAreWrittenAsTheyAreByPart() throws IOException {
    Path run = trained();
    List<String> all = new ArrayList<>();
    for (String part : List.of("train", "dev")) {
      Path text = folder.resolve(part + ".txt");
      Typed.run("language", "--run", run, "--plain", "--part", part, "--out", text).works();
      all.addAll(Files.readAllLines(text));
    }
    assertEquals(
        Files.readAllLines(folder.resolve("all.tsv")).stream()
            .map(line -> line.split("\t")[1])
            .sorted()
            .toList(),
        all.stream().sorted().toList());
    Typed.run("language", "--run", run, "--part", "test", "--out", folder.resolve("test.txt"))
        .failsWith(1, "no test part");
    Typed.run("language", "--run", run, "--plain", "--letters", "--out", folder.resolve("no.txt"))
        .failsWith(2, "--letters is for n-grams, but --plain makes none");
    Path text = folder.resolve("train.txt");
    Typed.run("language", "--text", text, "--part", "dev", "--out", folder.resolve("no.txt"))
        .failsWith(2, "--part is for the recordings of --run");
  }

  @Test
  void whatIsNoSoundIsSaidAndTheOthersAreTranscribed() throws IOException {
    Path run = trained();
    Path text = Files.writeString(folder.resolve("no.wav"), "This is text.");
    Terminal both = Typed.run("transcribe", "--run", run, text, folder.resolve("1.wav"));
    assertEquals(1, both.code());
    assertTrue(both.err().contains("no.wav"), both.err());
    assertEquals(1, both.out().lines().count());
  }

  @Test
  void whatTheVoiceSaysIsWrittenWithATableToTrainOn() throws IOException {
    Path said = folder.resolve("said");
    Typed.run("say", "--out", said, "--strings", 21).works().shows("wrote 21 files");
    Typed.train(said.resolve("digits.tsv"), folder.resolve("run"))
        .works()
        .shows("20 recordings to train on", "1 held out");
  }

  @Test
  void missingRecordingsAndLettersAreSaidBeforeAnythingIsTrained() throws IOException {
    Path table = Files.writeString(folder.resolve("t.tsv"), "a.wav\tone\nb.wav\ttwo\n");
    Typed.train(table, folder.resolve("run"))
        .failsWith(1, "2 recordings that are not there", "a.wav", "b.wav");
    Path all = Spoken.table(folder, 24);
    char first = Spoken.digits(0).transcript().charAt(0);
    Typed.train(all, folder.resolve("run"), "--alphabet", "abc")
        .failsWith(
            1, "all.tsv:1: letter 1 of", "is '" + first, "not in the alphabet", "--alphabet");
    assertTrue(Files.notExists(folder.resolve("run")));
  }

  @Test
  void transcriptsWithMoreLettersThanFramesAreLeftOutAndCounted() throws IOException {
    Path table = Spoken.table(folder, 24);
    String lines = Files.readString(table) + "0.wav\t" + "one ".repeat(400) + "\tspeaker0\n";
    Files.writeString(table, lines);
    Typed.train(table, folder.resolve("run")).works().shows("1 recordings left out: fewer");
    Typed.train(table, folder.resolve("other"), "--max-seconds", "0.1")
        .failsWith(1, "no recording is left", "longer than --max-seconds");
  }
}
