package dev.unroll.data.audio.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String error(Path source) {
    return assertThrows(IOException.class, () -> Manifest.read(source)).getMessage();
  }

  @Test
  void tableIsReadWithAndWithoutHeaderAndSpeaker() throws IOException {
    Path a = file("wav/a.wav", "");
    Path b = file("b.wav", "");
    String plain = "wav/a.wav\tONE TWO\n\nb.wav\t THREE \tann\n";
    Path table = file("plain", plain);
    assertEquals(expected(a, table + ":1", b, table + ":3"), Manifest.read(table).utterances());
    String named =
        "speaker\tlength\ttext\taudio\r\n\t1\tONE TWO\twav/a.wav\r\nann\t2\tTHREE\tb.wav";
    table = file("named", named);
    assertEquals(expected(a, table + ":2", b, table + ":3"), Manifest.read(table).utterances());
    table = file("absolute", a + "\tONE TWO\n" + b + "\tTHREE\tann\n");
    assertEquals(expected(a, table + ":1", b, table + ":2"), Manifest.read(table).utterances());
  }

  private static List<Utterance> expected(Path a, String first, Path b, String second) {
    return List.of(
        new Utterance(a, "ONE TWO", "", first), new Utterance(b, "THREE", "ann", second));
  }

  @Test
  void writtenTableIsReadAlike() throws IOException {
    Path a = file("a b.wav", "");
    Path table = folder.resolve("elsewhere.tsv");
    Manifest manifest =
        new Manifest(
            List.of(
                new Utterance(a, "ein Wört", "x", table + ":2"),
                new Utterance(a, "zwei", "", table + ":3")));
    manifest.write(table);
    assertEquals(manifest, Manifest.read(table));
    Manifest tab = new Manifest(List.of(new Utterance(a, "a\tb", "x", "t:1")));
    assertEquals(
        "utterance " + a + " holds a tab or a line end, which a table cannot",
        assertThrows(IllegalArgumentException.class, () -> tab.write(table)).getMessage());
  }

  @Test
  void allMissingFilesAreListedAtOnce() throws IOException {
    file("there.wav", "");
    String lines =
        IntStream.range(0, 12)
            .mapToObj(i -> "gone" + i + ".wav\tX\n")
            .collect(Collectors.joining());
    Path table = file("table", "there.wav\tX\n" + lines);
    String first =
        IntStream.range(0, 10)
            .mapToObj(i -> folder.resolve("gone" + i + ".wav").toString())
            .collect(Collectors.joining(", "));
    assertEquals(
        table
            + " names 12 recordings that are not there: "
            + first
            + " and 2 more; paths are relative to the table",
        error(table));
    Path one = file("one", "gone.wav\tX\n");
    assertEquals(
        one
            + " names 1 recording that is not there: "
            + folder.resolve("gone.wav")
            + "; paths are relative to the table",
        error(one));
  }

  @Test
  void wrongLinesAreNumbered() throws IOException {
    Path table = file("t", "a.wav\tX\n\nb.wav X\n");
    assertEquals(
        table
            + ":3: this line has 1 column; expected path, tab, transcript, and perhaps tab, speaker",
        error(table));
    assertEquals(table + ":1: this line has no transcript", error(file("t", "a.wav\t \n")));
    assertEquals(table + ":2: this line has no path", error(file("t", "path\ttext\n\tX\n")));
    assertEquals(
        table
            + " names no recording; expected lines of path, tab, transcript, or a folder with"
            + " NAME.wav beside NAME.txt",
        error(file("t", "path\ttext\n")));
    assertEquals("no file at " + folder.resolve("no"), error(folder.resolve("no")).split(";")[0]);
  }

  @Test
  void folderIsReadByNames() throws IOException {
    Path b = file("in/b.flac", "");
    Path a = file("in/deep/a.wav", "");
    file("in/b.txt", "SECOND\nLINE\n");
    file("in/deep/a.txt", "FIRST");
    file("in/README.txt", "not a transcript");
    assertEquals(
        List.of(
            new Utterance(b, "SECOND LINE", "", folder.resolve("in/b.txt").toString()),
            new Utterance(a, "FIRST", "", folder.resolve("in/deep/a.txt").toString())),
        Manifest.read(folder.resolve("in")).utterances());
    Path bare = file("in/c.wav", "");
    assertEquals(
        folder.resolve("in")
            + " holds 1 recordings without a transcript, such as "
            + bare
            + "; write c.txt beside it, or move it away",
        error(folder.resolve("in")));
  }

  @Test
  void folderOfLibriSpeechIsRead() throws IOException {
    Path first = file("84/121/84-121-0000.flac", "");
    Path second = file("84/121/84-121-0001.flac", "");
    Path texts = file("84/121/84-121.trans.txt", "84-121-0000 GO DO YOU\n84-121-0001 HEAR\n");
    assertEquals(
        List.of(
            new Utterance(first, "GO DO YOU", "84", texts + ":1"),
            new Utterance(second, "HEAR", "84", texts + ":2")),
        Manifest.read(folder).utterances());
    Files.delete(second);
    assertEquals(
        folder
            + " names 1 recording that is not there: "
            + second
            + "; paths are relative to the table",
        error(folder));
  }

  @Test
  void an4IsReadFromItsFolder() throws IOException {
    file("test.tsv", "utterance\tsamples\ttranscript\nan1-fcaw-b\t10\tRUBOUT G\n");
    Path audio = file("wav/test/an1-fcaw-b.wav", "");
    assertEquals(
        List.of(new Utterance(audio, "RUBOUT G", "fcaw", folder.resolve("test.tsv") + ":2")),
        An4.read(folder, Split.TEST).utterances());
    file("test.tsv", "utterance\tsamples\ttranscript\nan1\t10\tRUBOUT G\n");
    assertEquals(
        folder.resolve("test.tsv") + ":2: expected utterance, samples, transcript",
        assertThrows(IOException.class, () -> An4.read(folder, Split.TEST)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> An4.read(folder, Split.DEV));
  }
}
