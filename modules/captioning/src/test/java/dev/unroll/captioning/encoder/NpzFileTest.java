package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {
  @TempDir Path folder;

  private NpzFile file(Map<String, byte[]> arrays) throws IOException {
    Path file = folder.resolve("weights.npz");
    NpzWriter.write(file, arrays);
    return NpzFile.read(file);
  }

  private static void assertFails(String part, Executable reading) {
    String message = assertThrows(IOException.class, reading).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void bothVersionsAreReadRowAfterRow() throws IOException {
    for (int version = 1; version <= 2; version++) {
      byte[] bytes = NpzWriter.npy(version, "'<f4'", "False", "2, 3", 1, 2, 3, 4, 5, -6.5f);
      NpzFile file = file(Map.of("conv/W", bytes));
      assertEquals(List.of("conv/W"), file.names());
      float[][] rows = file.array("conv/W", 2, 3).toFloatMatrix();
      assertArrayEquals(new float[] {1, 2, 3}, rows[0]);
      assertArrayEquals(new float[] {4, 5, -6.5f}, rows[1]);
    }
  }

  @Test
  void whatIsMissingOrOfAnotherShapeIsTold() throws IOException {
    NpzFile file =
        file(
            Map.of(
                "a", NpzWriter.npy(1, "'<f4'", "False", "2,", 1, 2),
                "b", NpzWriter.npy(1, "'<f4'", "False", "1,", 1)));
    assertFails("has no array \"c\"; it has a, b", () -> file.array("c", 2));
    assertFails("array \"a\" must be [3], but is [2]", () -> file.array("a", 3));
  }

  @Test
  void otherTypesAndOrdersAreRefused() {
    for (String type : List.of("'<f8'", "'>f4'", "'|O'")) {
      byte[] bytes = NpzWriter.npy(1, type, "False", "1,", 1);
      assertFails("little-endian float32", () -> file(Map.of("a", bytes)));
    }
    byte[] columns = NpzWriter.npy(1, "'<f4'", "True", "1, 1", 1);
    assertFails("in 'c' order", () -> file(Map.of("a", columns)));
  }

  @Test
  void damageIsTold() throws IOException {
    byte[] whole = NpzWriter.npy(1, "'<f4'", "False", "2,", 1, 2);
    assertFails(
        "[2], but 1 numbers follow",
        () -> file(Map.of("a", Arrays.copyOf(whole, whole.length - 4))));
    assertFails("header is cut off", () -> file(Map.of("a", Arrays.copyOf(whole, 20))));
    assertFails("does not begin", () -> file(Map.of("a", new byte[30])));
    assertFails("does not begin", () -> file(Map.of("a", new byte[3])));
    byte[] huge = NpzWriter.npy(1, "'<f4'", "False", "4294967296, 4294967296");
    assertFails("numbers follow", () -> file(Map.of("a", huge)));
    byte[] beyond = NpzWriter.npy(1, "'<f4'", "False", "99999999999999999999");
    assertFails("but its header is", () -> file(Map.of("a", beyond)));
  }

  @Test
  void whatIsNoNpzIsTold() throws IOException {
    Path file = folder.resolve("page.npz");
    Files.writeString(file, "<html>");
    assertFails("is no .npz of NumPy", () -> NpzFile.read(file));
    assertFails("no file of arrays at", () -> NpzFile.read(folder.resolve("none")));
  }
}
