package dev.unroll.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.LoopState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBitForBit() throws IOException {
    Path file = folder.resolve("last.zip");
    for (int size : new int[] {0, 1, 5000, 3_000_000}) {
      CheckpointFile.write(file, Samples.checkpoint(size, size));
      Samples.assertSame(Samples.checkpoint(size, size), CheckpointFile.read(file));
    }
    assertEquals(List.of(file), list());
  }

  @Test
  void aRunThatHasNotBegunIsReadBack() throws IOException {
    Path file = folder.resolve("last.zip");
    Checkpoint start = new Checkpoint(LoopState.start(), Map.of(), Map.of());
    CheckpointFile.write(file, start);
    Samples.assertSame(start, CheckpointFile.read(file));
  }

  @Test
  void everyTruncationIsRefusedByName() throws IOException {
    byte[] whole = written();
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "length " + length);
    }
  }

  /** A flip in a field that nobody reads, such as a time, may pass; the data are then the same. */
  @Test
  void everyFlippedByteIsRefusedOrHarmless() throws IOException {
    byte[] whole = written();
    int noticed = 0;
    for (int flip : new int[] {0x01, 0xff}) {
      for (int at = 0; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) flip;
        Path file = Files.write(folder.resolve("flipped.zip"), changed);
        Checkpoint read;
        try {
          read = CheckpointFile.read(file);
        } catch (IOException e) {
          assertClear(e, file, "byte " + at);
          noticed++;
          continue;
        }
        Samples.assertSame(Samples.checkpoint(1, 300), read);
      }
    }
    assertTrue(noticed > whole.length * 5 / 4, "noticed " + noticed + " of " + 2 * whole.length);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("just a text\n".getBytes(UTF_8), "text");
    refused(zip(Map.of("model.bin", "x")), "foreign zip");
    refused(zip(Map.of("manifest.json", "not json")), "no JSON");
    refused(zip(Map.of("manifest.json", "")), "empty");
    refused(zip(Map.of("manifest.json", "[1]")), "array");
    refused(zip(Map.of("manifest.json", "{\"format\":\"unroll-checkpoint-1\"}")), "bare");
  }

  @Test
  void anotherFormatIsNamed() throws IOException {
    byte[] bytes = zip(Map.of("manifest.json", "{\"format\":\"unroll-checkpoint-2\"}"));
    String message = refused(bytes, "format");
    assertTrue(message.contains("unroll-checkpoint-2"), message);
    assertTrue(message.contains("unroll-checkpoint-1"), message);
  }

  @Test
  void aStateThatLacksAFieldIsRefused() throws IOException {
    String manifest = "{\"format\":\"unroll-checkpoint-1\",\"state\":{\"step\":5},\"sha256\":{}}";
    refused(zip(Map.of("manifest.json", manifest)), "state");
  }

  @Test
  void aMissingFileOrAFolderIsRefused() throws IOException {
    for (Path file : List.of(folder.resolve("none.zip"), folder)) {
      assertClear(assertThrows(IOException.class, () -> CheckpointFile.read(file)), file, "");
    }
  }

  @Test
  void writingIntoAMissingFolderSaysSo() {
    Path file = folder.resolve("absent").resolve("last.zip");
    IOException e =
        assertThrows(
            IOException.class, () -> CheckpointFile.write(file, Samples.checkpoint(1, 10)));
    assertClear(e, file, "");
  }

  @Test
  void whatAKilledWriterLeftBesideIsOverwritten() throws IOException {
    Path file = folder.resolve("last.zip");
    Files.write(folder.resolve("last.zip.part"), new byte[100_000]);
    CheckpointFile.write(file, Samples.checkpoint(2, 10));
    Samples.assertSame(Samples.checkpoint(2, 10), CheckpointFile.read(file));
    assertEquals(List.of(file), list());
  }

  @Test
  void aFailedWriteKeepsTheOldFileAndCleansUp() throws IOException {
    Path file = folder.resolve("last.zip");
    Files.createDirectories(file.resolve("in the way"));
    assertThrows(IOException.class, () -> CheckpointFile.write(file, Samples.checkpoint(1, 10)));
    assertFalse(Files.exists(folder.resolve("last.zip.part")));
    assertTrue(Files.isDirectory(file.resolve("in the way")));
  }

  private byte[] written() throws IOException {
    Path file = folder.resolve("good.zip");
    CheckpointFile.write(file, Samples.checkpoint(1, 300));
    return Files.readAllBytes(file);
  }

  private String refused(byte[] bytes, String what) throws IOException {
    Path file = Files.write(folder.resolve("bad.zip"), bytes);
    IOException e = assertThrows(IOException.class, () -> CheckpointFile.read(file), what);
    assertClear(e, file, what);
    return e.getMessage();
  }

  private static void assertClear(IOException e, Path file, String what) {
    assertTrue(e.getMessage().contains(file.toString()), what + ": " + e);
    assertFalse(e.getMessage().contains("\n"), what + ": " + e);
    assertEquals(IOException.class, e.getClass(), what + ": " + e);
  }

  private List<Path> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private byte[] zip(Map<String, String> entries) throws IOException {
    Path file = folder.resolve("made.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return Files.readAllBytes(file);
  }
}
