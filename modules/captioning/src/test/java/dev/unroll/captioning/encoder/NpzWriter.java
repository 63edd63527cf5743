package dev.unroll.captioning.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes what NumPy's savez would, from the description of the format alone. */
final class NpzWriter {
  private NpzWriter() {}

  static void write(Path file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
        zip.write(entry.getValue());
      }
    }
  }

  static byte[] npy(INDArray array) {
    StringBuilder shape = new StringBuilder();
    for (long size : array.shape()) {
      shape.append(size).append(shape.isEmpty() ? "," : ", ");
    }
    String sizes = shape.toString().replace(",  ", ", ");
    return npy(1, "'<f4'", "False", sizes, array.dup('c').data().asFloat());
  }

  static byte[] npy(int version, String type, String fortran, String shape, float... values) {
    String header =
        "{'descr': " + type + ", 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }";
    int prefix = version == 1 ? 10 : 12;
    header += " ".repeat(63 - (prefix + header.length()) % 64) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(prefix + header.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      out.putShort((short) header.length());
    } else {
      out.putInt(header.length());
    }
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      out.putFloat(value);
    }
    return out.array();
  }
}
