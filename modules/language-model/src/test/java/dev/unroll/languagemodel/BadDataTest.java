package dev.unroll.languagemodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.testing.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that cannot be trained on, and texts that only look so, through the command line. */
class BadDataTest {
  private static final String TEXT = TinyModels.TEXT.substring(0, 1500);

  @TempDir Path folder;
  private Path data;
  private Path run;

  @BeforeEach
  void name() {
    data = folder.resolve("input.txt");
    run = folder.resolve("run");
  }

  private Terminal train(String text, String... more) throws IOException {
    return train(text.getBytes(UTF_8), more);
  }

  private Terminal train(byte[] bytes, String... more) throws IOException {
    Files.write(data, bytes);
    return Typed.train(data, run, more);
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.write(part);
    }
    return joined.toByteArray();
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    train("").fails(1, "the text is empty; expected UTF-8 text");
    assertFalse(Files.exists(run));
  }

  @Test
  void oneCharacterIsTooShort() throws IOException {
    train("x")
        .fails(
            1,
            "the text has 1 tokens, but needs 60 or more to train, hold out and test; use a longer"
                + " text");
  }

  @Test
  void aTextThatIsShorterThanABatchSaysSo() throws IOException {
    Files.writeString(data, TEXT.substring(0, 200));
    Typed.run("train --batch 500 --data %s --run %s".formatted(data, run).split(" "))
        .failsWith(1, "the training text has 180 tokens", "smaller --batch");
    assertFalse(Files.exists(run.resolve("last.zip")));
    train(TEXT).works(); // the same folder is free
  }

  @Test
  void binaryDataIsRefused() throws IOException {
    byte[] bytes = joined(TEXT.getBytes(UTF_8), "\n".getBytes(UTF_8), new byte[9]);
    train(bytes)
        .fails(
            1,
            data
                + " looks like binary data: a zero byte in line "
                + (TEXT.lines().count() + 1)
                + "; expected UTF-8 text (--lenient reads it all the same)");
  }

  @Test
  void bytesThatAreNoUtf8AreNamedByByteAndLine() throws IOException {
    byte[] bytes =
        joined(
            "one\ntwo é\nthree ".getBytes(UTF_8), new byte[] {(byte) 0xE9}, TEXT.getBytes(UTF_8));
    train(bytes)
        .fails(
            1,
            data
                + " is not UTF-8 at byte 17 (line 3); convert it, or replace such bytes with"
                + " --lenient");
    train(bytes, "--lenient").works();
    assertTrue(LanguageModel.load(run).vocabulary().contains("\uFFFD"));
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsChangeNoId() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.txt"), TEXT);
    Path windows =
        Files.writeString(folder.resolve("windows.txt"), "\uFEFF" + TEXT.replace("\n", "\r\n"));
    LanguageModelData expected = read(plain);
    LanguageModelData found = read(windows);
    assertTrue(Arrays.equals(expected.train(), found.train()));
    assertTrue(Arrays.equals(expected.dev(), found.dev()));
    assertTrue(Arrays.equals(expected.test(), found.test()));
    assertEquals(expected.vocabulary(), found.vocabulary());
  }

  private static LanguageModelData read(Path file) {
    Corpus corpus = new Corpus.Whole(Corpus.files(List.of(file)));
    return LanguageModelData.of(TinyModels.LSTM, corpus, false);
  }

  @Test
  void aFolderIsNoText() throws IOException {
    Files.createDirectory(data);
    Files.writeString(data.resolve("part.txt"), TEXT);
    String message = data + " is a directory, expected a text file; name the file in it";
    Typed.train(data, run).fails(1, message);
    Path good = Files.writeString(folder.resolve("good.txt"), TEXT);
    Typed.train(good, run).works();
    Typed.run("evaluate", "--run", run.toString(), "--data", data.toString()).fails(1, message);
    Typed.run("inspect", "--run", run.toString(), "--data", data.toString()).fails(1, message);
  }

  @Test
  void aMissingFileIsNamed() {
    Typed.train(data, run).fails(1, "no file at " + data + "; check the path");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Files.writeString(data, TEXT);
    assumeTrue(data.toFile().setReadable(false), "files here have no permissions");
    assumeTrue(!Files.isReadable(data), "root may read every file");
    Typed.train(data, run).fails(1, data + " may not be read (permission denied); change its mode");
  }

  @Test
  void aNameThatTheCatalogueLacksIsWrongUse() {
    Typed.train("tinyshakespear", run)
        .fails(
            2,
            "no dataset is named tinyshakespear; did you mean tinyshakespeare? (unroll datasets"
                + " list)");
  }

  @Test
  void aDatasetThatIsNotThereSaysHowToFetchIt() {
    Typed.train("tinyshakespeare", run, "--data-dir", folder.toString())
        .failsWith(1, "dataset tinyshakespeare is not in " + folder, "unroll datasets fetch");
  }

  @Test
  void aHeldOutTextOfOneTokenIsNamed() throws IOException {
    Path short1 = Files.writeString(folder.resolve("short.txt"), "x");
    train(TEXT, "--dev", short1.toString(), "--test", data.toString())
        .fails(1, "the held-out text has 1 tokens; too few");
    train(TEXT, "--dev", data.toString())
        .fails(2, "give both --dev and --test, or neither of the two");
  }

  @Test
  void outOfVocabularyTextIsMeasuredAndSaid() throws IOException {
    train(TEXT).works();
    Path foreign = Files.writeString(folder.resolve("foreign.txt"), "漢字 is 2 of 漢");
    Terminal shown =
        Typed.run("evaluate", "--run", run.toString(), "--data", foreign.toString()).works();
    assertTrue(shown.out().contains("11 tokens, "), shown.out());
    // The first character is not scored; 字, 2 and 漢 are.
    assertTrue(
        shown.out().endsWith(", 3 tokens unknown to it" + System.lineSeparator()), shown.out());
  }

  @Test
  @Tag("slow")
  @Timeout(60)
  void oneLineOf50MegabytesIsRead() throws IOException {
    byte[] line = TEXT.replace('\n', ' ').getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(data)) {
      for (int written = 0; written < 50_000_000; written += line.length) {
        out.write(line);
      }
    }
    Path held = Files.writeString(folder.resolve("held.txt"), TEXT);
    Typed.train(data, run, "--dev", held.toString(), "--test", held.toString()).works();
    assertTrue(Files.exists(run.resolve("best.zip")));
  }
}
