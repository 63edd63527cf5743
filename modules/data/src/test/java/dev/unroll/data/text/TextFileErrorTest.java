package dev.unroll.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said with its name, the byte and the line. */
class TextFileErrorTest {
  private static final byte[][] MALFORMED = {
    {(byte) 0xFF},
    {(byte) 0x80},
    {(byte) 0xC3, 'a'},
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xE2, (byte) 0x82, '\n'},
    {(byte) 0xF0, (byte) 0x9F, (byte) 0x98, 'b'},
    {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}
  };

  @TempDir Path folder;

  @Test
  void malformedBytesAreFoundWhereJavasDecoderFindsThem() throws IOException {
    Random random = new Random(3);
    for (int trial = 0; trial < 60; trial++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(HardText.random(random, random.nextInt(150_000)).getBytes(UTF_8));
      bytes.writeBytes(MALFORMED[trial % MALFORMED.length]);
      bytes.writeBytes(HardText.random(random, random.nextInt(1000)).getBytes(UTF_8));
      checkMalformed(bytes.toByteArray());
    }
  }

  @Test
  void borderOfTheReadBufferDoesNotMoveTheByte() throws IOException {
    for (int length = (1 << 16) - 5; length <= (1 << 16) + 2; length++) {
      for (byte[] wrong : MALFORMED) {
        byte[] bytes = Arrays.copyOf("\n".repeat(length).getBytes(UTF_8), length + wrong.length);
        System.arraycopy(wrong, 0, bytes, length, wrong.length);
        checkMalformed(bytes);
      }
    }
  }

  @Test
  void sequenceCutOffAtTheEndIsMalformed() throws IOException {
    byte[] whole = "one\ntwo\n😀".getBytes(UTF_8);
    for (int missing = 1; missing <= 3; missing++) {
      checkMalformed(Arrays.copyOf(whole, whole.length - missing));
    }
  }

  @Test
  void zeroByteIsCalledBinaryWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("x.bin"), "\n".repeat(100_000) + "ab\0c\n");
    assertEquals(
        file
            + " looks like binary data: a zero byte in line 100001;"
            + " expected UTF-8 text (--lenient reads it all the same)",
        message(file));
    try (TextFile lenient = new TextFile(file, true)) {
      assertEquals(1 << 16, lenient.next().length());
    }
  }

  @Test
  void missingFileAndDirectoryAreNamed() {
    Path missing = folder.resolve("missing.txt");
    assertEquals("no file at " + missing + "; check the path", message(missing));
    assertTrue(message(folder).startsWith(folder + " is a directory, expected a text file"));
  }

  @Test
  void fileThatMayNotBeReadIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.txt"), "a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read every file");
    assertEquals(file + " may not be read (permission denied); change its mode", message(file));
  }

  private void checkMalformed(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    assertTrue(UTF_8.newDecoder().decode(in, out, true).isMalformed());
    long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
    Path file = Files.write(folder.resolve("text"), bytes);
    assertEquals(
        file
            + (" is not UTF-8 at byte " + in.position() + " (line " + line + ")")
            + "; convert it, or replace such bytes with --lenient",
        message(file));
  }

  private static String message(Path path) {
    return assertThrows(
            IOException.class,
            () -> {
              try (TextFile file = new TextFile(path, false)) {
                String piece = file.next();
                while (!piece.isEmpty()) {
                  piece = file.next();
                }
              }
            })
        .getMessage();
  }
}
