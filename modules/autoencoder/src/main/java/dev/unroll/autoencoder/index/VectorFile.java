package dev.unroll.autoencoder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unroll.data.array.NpyHeader;
import dev.unroll.training.run.Csv;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes vectors for other programs, and reads them back from NPY. Decimal numbers have as many
 * digits as tell one float from the next, so that every format keeps every bit.
 */
public final class VectorFile {
  private VectorFile() {}

  /** What puts a whole file into a stream. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing it at once and whole.
   *
   * @param sentences M, without line ends
   * @param vectors [M, D], finite
   * @throws IOException naming the file when it cannot be written; the old one stays
   * @throws IllegalArgumentException when the vectors do not fit the sentences
   */
  public static void write(
      Path file, VectorFormat format, List<String> sentences, float[][] vectors)
      throws IOException {
    Rows.require(sentences, vectors);
    replace(
        file,
        out -> {
          switch (format) {
            case NPY -> writeNpy(out, vectors);
            case CSV -> writeCsv(out, sentences, vectors);
            case JSONL -> writeJson(out, sentences, vectors);
          }
        });
  }

  /**
   * Reads what {@link VectorFormat#NPY} or NumPy wrote of a float32 matrix.
   *
   * @return [M, D]
   * @throws IOException naming the file when it is missing, cut off or of another type
   */
  public static float[][] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no file of vectors at " + file + "; is the path right?");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      float[][] vectors = readNpy(in);
      if (in.read() >= 0) {
        throw new IOException("more follows after its numbers");
      }
      return vectors;
    } catch (IOException e) {
      throw new IOException(
          "vectors cannot be read from "
              + file
              + ", because "
              + e.getMessage()
              + "; write it as a float32 matrix with numpy.save, or by encode --format npy",
          e);
    }
  }

  static void replace(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        content.write(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException(
          "cannot write " + file + " (" + e + "); free some space or choose another file", e);
    }
  }

  static void writeNpy(OutputStream out, float[][] vectors) throws IOException {
    int size = vectors.length == 0 ? 0 : vectors[0].length;
    NpyHeader.matrix(vectors.length, size).write(out);
    ByteBuffer row = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      row.asFloatBuffer().put(vector);
      out.write(row.array());
    }
  }

  /** The matrix alone; what follows in the stream is left there. */
  static float[][] readNpy(InputStream in) throws IOException {
    List<Long> shape = NpyHeader.read(in).shape();
    if (shape.size() != 2 || shape.get(1) > 1 << 24) {
      throw new IOException("its shape must be [vectors, numbers of each], but is " + shape);
    }
    int size = shape.get(1).intValue() * Float.BYTES;
    List<float[]> vectors = new ArrayList<>();
    for (long m = 0; m < shape.get(0); m++) {
      byte[] row = in.readNBytes(size);
      if (row.length < size || size == 0) {
        throw new IOException(
            "its shape is " + shape + ", but only " + vectors.size() + " vectors are whole");
      }
      float[] vector = new float[size / Float.BYTES];
      ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
      vectors.add(vector);
    }
    return vectors.toArray(float[][]::new);
  }

  private static void writeCsv(OutputStream out, List<String> sentences, float[][] vectors)
      throws IOException {
    List<String> heading = new ArrayList<>(List.of("sentence"));
    for (int d = 0; vectors.length > 0 && d < vectors[0].length; d++) {
      heading.add("v" + d);
    }
    out.write((Csv.line(heading) + "\n").getBytes(UTF_8));
    for (int m = 0; m < vectors.length; m++) {
      List<String> fields = new ArrayList<>(List.of(sentences.get(m)));
      for (float number : vectors[m]) {
        fields.add(Float.toString(number));
      }
      out.write((Csv.line(fields) + "\n").getBytes(UTF_8));
    }
  }

  private static void writeJson(OutputStream out, List<String> sentences, float[][] vectors)
      throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.setRootValueSeparator(null);
    for (int m = 0; m < vectors.length; m++) {
      json.writeStartObject();
      json.writeStringField("sentence", sentences.get(m));
      json.writeArrayFieldStart("vector");
      for (float number : vectors[m]) {
        json.writeNumber(number);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
