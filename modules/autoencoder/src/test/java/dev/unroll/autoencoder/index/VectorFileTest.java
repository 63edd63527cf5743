package dev.unroll.autoencoder.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class VectorFileTest {
  private static final List<String> SENTENCES =
      List.of("plain", "with \"quotes\", commas and \u00fcml\u00e4uts");
  private static final float[][] VECTORS = {
    {1, -0.1f, Float.MIN_VALUE}, {1 / 3f, 3.4e38f, -0.0f},
  };

  @TempDir Path folder;

  private Path write(VectorFormat format) throws IOException {
    Path file = folder.resolve("vectors");
    VectorFile.write(file, format, SENTENCES, VECTORS);
    assertFalse(Files.exists(folder.resolve("vectors.part")));
    return file;
  }

  private static void assertSame(float[][] expected, float[][] found) {
    assertEquals(expected.length, found.length);
    for (int m = 0; m < expected.length; m++) {
      assertArrayEquals(expected[m], found[m], 0);
    }
  }

  @Test
  void npyKeepsEveryBitAndNd4jReadsIt() throws IOException {
    Path file = write(VectorFormat.NPY);
    assertSame(VECTORS, VectorFile.read(file));
    assertSame(VECTORS, Nd4j.createFromNpyFile(file.toFile()).toFloatMatrix());
  }

  @Test
  void csvKeepsEveryBit() throws IOException {
    List<String> lines = Files.readAllLines(write(VectorFormat.CSV));
    assertEquals("sentence,v0,v1,v2", lines.get(0));
    assertTrue(lines.get(1).startsWith("plain,1.0,-0.1,"), lines.get(1));
    assertTrue(
        lines.get(2).startsWith("\"with \"\"quotes\"\", commas and \u00fcml\u00e4uts\",0.3"));
    String[] fields = lines.get(1).split(",", -1);
    assertEquals(Float.MIN_VALUE, Float.parseFloat(fields[3]));
  }

  @Test
  void jsonLinesKeepEveryBit() throws IOException {
    List<String> lines = Files.readAllLines(write(VectorFormat.JSONL));
    assertEquals(2, lines.size());
    for (int m = 0; m < 2; m++) {
      JsonNode node = new ObjectMapper().readTree(lines.get(m));
      assertEquals(SENTENCES.get(m), node.get("sentence").asText());
      for (int d = 0; d < 3; d++) {
        assertEquals(VECTORS[m][d], node.get("vector").get(d).floatValue());
      }
    }
  }

  @Test
  void damagedFilesAreRefusedInOneLine() throws IOException {
    Path file = write(VectorFormat.NPY);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, 40, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTold(file, "vectors cannot be read from " + file);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertTold(file, "more follows");
    Files.write(file, Nd4j.toNpyByteArray(Nd4j.createFromArray(new float[] {1, 2})));
    assertTold(file, "its shape must be");
    Files.write(file, Nd4j.toNpyByteArray(Nd4j.createFromArray(new double[][] {{1, 2}})));
    assertTold(file, "float32");
    assertTold(folder.resolve("none"), "no file of vectors");
  }

  private static void assertTold(Path file, String part) {
    String message = assertThrows(IOException.class, () -> VectorFile.read(file)).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    Path file = folder.resolve("vectors");
    List<String> lines = List.of("a\n", "b");
    for (VectorFormat format : VectorFormat.values()) {
      assertThrows(
          IllegalArgumentException.class, () -> VectorFile.write(file, format, lines, VECTORS));
      assertThrows(
          IllegalArgumentException.class,
          () -> VectorFile.write(file, format, SENTENCES, new float[][] {{1}, {Float.NaN}}));
      assertThrows(
          IllegalArgumentException.class,
          () -> VectorFile.write(file, format, SENTENCES, new float[][] {{1}}));
    }
  }
}
