package dev.unroll.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Java's decoding of the whole file at once. */
class TextFileTest {
  private static final int PIECE = 1 << 16;

  @TempDir Path folder;

  @Test
  void joinedPiecesAreTheWholeText() throws IOException {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 2, 10, 1000, 65_530, 65_536, 131_072, 300_000}) {
      for (int trial = 0; trial < 5; trial++) {
        checkPieces(HardText.random(random, length));
      }
    }
  }

  @Test
  void noPlaceOfTheBorderBreaksACharacterOrALineEnd() throws IOException {
    for (int shift = -4; shift <= 4; shift++) {
      String before = "a".repeat(PIECE + shift);
      for (String at : List.of("\r\n", "\r\n\r\n", "\n", "\r", "😀", "日本", "e\u0301", " ")) {
        checkPieces(before + at + "b");
        checkPieces("\uFEFF" + before + at);
        checkPieces(before.replace('a', ' ') + at + at);
      }
    }
    for (int shift = 0; shift < 4; shift++) {
      checkPieces("a".repeat(shift) + "😀".repeat(PIECE));
      checkPieces("a".repeat(shift) + "\r\n".repeat(PIECE));
    }
  }

  @Test
  void onlyTheFirstByteOrderMarkIsDropped() throws IOException {
    assertEquals(List.of(), pieces(write("\uFEFF"), false));
    assertEquals(List.of("\uFEFF"), pieces(write("\uFEFF\uFEFF"), false));
    assertEquals(List.of("a\uFEFFb"), pieces(write("\uFEFFa\uFEFFb"), false));
    String rest = "\n" + "a".repeat(PIECE);
    assertEquals(rest, String.join("", pieces(write("\uFEFF" + rest), false)));
  }

  @Test
  void emptyFileGivesNoText() throws IOException {
    assertEquals(List.of(), pieces(write(""), false));
    assertEquals(List.of("a\r"), pieces(write("a\r"), false));
    assertEquals(List.of("\r"), pieces(write("\r"), false));
  }

  @Test
  void pieceEndsWhereWhiteSpaceFollowsAWord() throws IOException {
    String text = HardText.prose(new Random(2), 400_000, "\n");
    int end = 0;
    for (String piece : pieces(write(text), false)) {
      end += piece.length();
      if (end < text.length()) {
        assertTrue(Character.isWhitespace(text.charAt(end)), () -> "next of " + piece.length());
        assertFalse(Character.isWhitespace(text.charAt(end - 1)));
        assertTrue(piece.length() > PIECE - 100, () -> "short piece: " + piece.length());
      }
    }
  }

  @Test
  void lineOfFiftyMegabytesIsReadInAHeapOfSixteen() throws Exception {
    Path file = folder.resolve("line.txt");
    byte[] megabyte = "no end of line é. ".repeat(60_000).substring(0, 1 << 20).getBytes(UTF_8);
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (; size < 50_000_000; size += megabyte.length) {
        out.write(megabyte);
      }
    }
    String classes = location(TextFile.class) + java.io.File.pathSeparator + location(getClass());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                classes,
                CharacterCount.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    long characters = size / megabyte.length * new String(megabyte, UTF_8).length();
    assertTrue(printed.matches(characters + " 6\\d{4}"), printed);
  }

  @Test
  void lenientReplacesWhatJavaReplaces() throws IOException {
    Random random = new Random(4);
    for (int trial = 0; trial < 40; trial++) {
      byte[] bytes = HardText.random(random, 100_000).getBytes(UTF_8);
      for (int i = 0; i < 20; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(4));
      Path file = Files.write(folder.resolve("text"), bytes);
      assertEquals(naive(new String(bytes, UTF_8)), String.join("", pieces(file, true)));
    }
  }

  private void checkPieces(String text) throws IOException {
    List<String> pieces = pieces(write(text), false);
    assertEquals(naive(text), String.join("", pieces));
    for (String piece : pieces) {
      assertTrue(piece.length() <= PIECE, () -> "piece of " + piece.length());
      assertFalse(Character.isLowSurrogate(piece.charAt(0)));
    }
  }

  private static String naive(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }

  private static List<String> pieces(Path path, boolean lenient) throws IOException {
    List<String> pieces = new ArrayList<>();
    try (TextFile file = new TextFile(path, lenient)) {
      for (String piece = file.next(); !piece.isEmpty(); piece = file.next()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
