package dev.unroll.data.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpyHeaderTest {
  /** What NumPy 2.4.6 writes before the numbers of a float32 array of the shape (2, 3). */
  private static final byte[] OF_NUMPY =
      HexFormat.of()
          .parseHex(
              "934e554d5059010076007b276465736372273a20273c6634272c2027666f7274"
                  + "72616e5f6f72646572273a2046616c73652c20277368617065273a2028322c20"
                  + "33292c207d202020202020202020202020202020202020202020202020202020"
                  + "202020202020202020202020202020202020202020202020202020202020200a");

  private static byte[] written(NpyHeader header) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    header.write(out);
    return out.toByteArray();
  }

  private static NpyHeader read(byte[] bytes) throws IOException {
    return NpyHeader.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void numpysBytesAreWrittenAndRead() throws IOException {
    assertArrayEquals(OF_NUMPY, written(NpyHeader.matrix(2, 3)));
    assertEquals(List.of(2L, 3L), read(OF_NUMPY).shape());
    assertEquals(6, read(OF_NUMPY).numbers());
  }

  @Test
  void everyShapeComesBackAligned() throws IOException {
    for (List<Long> shape : List.of(List.<Long>of(), List.of(7L), List.of(0L, 4L, 123456789L))) {
      byte[] bytes = written(new NpyHeader(shape));
      assertEquals(0, bytes.length % 64);
      assertEquals(shape, read(bytes).shape());
    }
  }

  @Test
  void readingStopsWhereTheNumbersBegin() throws IOException {
    byte[] more = Arrays.copyOf(OF_NUMPY, OF_NUMPY.length + 3);
    ByteArrayInputStream in = new ByteArrayInputStream(more);
    NpyHeader.read(in);
    assertEquals(3, in.available());
  }

  @Test
  void damageIsTold() {
    for (int length = 0; length < OF_NUMPY.length; length++) {
      byte[] cut = Arrays.copyOf(OF_NUMPY, length);
      String message = assertThrows(IOException.class, () -> read(cut)).getMessage();
      assertTrue(message.contains(length < 8 ? "begin" : "cut off"), message);
    }
    String text = new String(OF_NUMPY, StandardCharsets.ISO_8859_1);
    for (String other : List.of(text.replace("<f4", "<f8"), text.replace("False", "True "))) {
      byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
      String message = assertThrows(IOException.class, () -> read(bytes)).getMessage();
      assertTrue(message.contains("float32 in 'c' order"), message);
    }
  }
}
