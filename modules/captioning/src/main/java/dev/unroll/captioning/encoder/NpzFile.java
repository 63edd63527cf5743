package dev.unroll.captioning.encoder;

import dev.unroll.data.array.NpyHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays that NumPy's {@code savez} or {@code savez_compressed} wrote: a zip of files that begin
 * with an {@link NpyHeader}. Nothing in it is ever run.
 */
public final class NpzFile {
  private static final String SUFFIX = ".npy";

  /** Bytes of one array; weights of a network for pictures are far smaller. */
  private static final int MOST = 1 << 30;

  private final Path file;
  private final Map<String, INDArray> arrays = new TreeMap<>();

  private NpzFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all arrays of a file.
   *
   * @throws IOException when it is missing, no such file, or has an array of another type
   */
  public static NpzFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no file of arrays at " + file + "; is the path right?");
    }
    NpzFile made = new NpzFile(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(SUFFIX)) {
          String name = entry.getName();
          name = name.substring(0, name.length() - SUFFIX.length());
          try (InputStream in = zip.getInputStream(entry)) {
            made.arrays.put(name, made.array(name, in.readNBytes(MOST)));
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException(
          file + " is no .npz of NumPy, or is damaged (" + e.getMessage() + "); fetch it anew", e);
    }
    return made;
  }

  /** Names of the arrays, sorted. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /**
   * An array.
   *
   * @param shape that it must have
   * @return float, in 'c' order, the same at each call: copy it before changing it
   * @throws IOException when there is none of this name or it has another shape
   */
  public INDArray array(String name, long... shape) throws IOException {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IOException(
          file + " has no array \"" + name + "\"; it has " + String.join(", ", names()));
    }
    if (!Arrays.equals(array.shape(), shape)) {
      throw new IOException(
          file
              + ": array \""
              + name
              + "\" must be "
              + Arrays.toString(shape)
              + ", but is "
              + Arrays.toString(array.shape())
              + "; it belongs to another network");
    }
    return array;
  }

  private INDArray array(String name, byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    NpyHeader header;
    try {
      header = NpyHeader.read(in);
    } catch (IOException e) {
      throw broken(name, e.getMessage());
    }
    if (header.numbers() * Float.BYTES != in.available() || header.numbers() == 0) {
      throw broken(
          name,
          "its shape is "
              + header.shape()
              + ", but "
              + in.available() / Float.BYTES
              + " numbers follow");
    }
    float[] values = new float[(int) header.numbers()];
    ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    long[] shape = header.shape().stream().mapToLong(Long::longValue).toArray();
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  private IOException broken(String name, String why) {
    return new IOException(file + ": array \"" + name + "\" cannot be read, because " + why);
  }
}
