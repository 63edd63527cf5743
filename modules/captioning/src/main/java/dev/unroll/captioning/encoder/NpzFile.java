package dev.unroll.captioning.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays that NumPy's {@code savez} or {@code savez_compressed} wrote: a zip of files in the NPY
 * format, versions 1.0 and 2.0 (NumPy Enhancement Proposal 1), little-endian float32 in 'c' order.
 * Nothing in it is ever run: Python objects are refused like any other type.
 */
public final class NpzFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String SUFFIX = ".npy";

  /** Bytes of one array; weights of a network for pictures are far smaller. */
  private static final int MOST = 1 << 30;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(((?:[0-9]{1,10}, ?)*[0-9]{0,10})\\),?\\s*\\}\\s*");

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
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean two = bytes.length > MAGIC.length && bytes[MAGIC.length] == 2;
    int start = MAGIC.length + (two ? 6 : 4);
    if (bytes.length < start || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
      throw broken(name, "it does not begin as NumPy's arrays do");
    }
    long length = two ? in.getInt(MAGIC.length + 2) : in.getShort(MAGIC.length + 2) & 0xFFFF;
    if (length < 0 || start + length > bytes.length) {
      throw broken(name, "its header is cut off");
    }
    String text = new String(bytes, start, (int) length, StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(text);
    if (!header.matches() || !header.group(1).equals("<f4") || header.group(2).equals("True")) {
      throw broken(
          name, "it must be little-endian float32 in 'c' order, but its header is " + text.strip());
    }
    in.position(start + (int) length);
    return numbers(name, shape(header.group(3)), in);
  }

  private INDArray numbers(String name, long[] shape, ByteBuffer in) throws IOException {
    double count = 1; // in double, where a shape that is too large does not overflow
    for (long size : shape) {
      count *= size;
    }
    if (count * Float.BYTES != in.remaining() || count == 0) {
      throw broken(
          name,
          "its shape is "
              + Arrays.toString(shape)
              + ", but "
              + in.remaining() / Float.BYTES
              + " numbers follow");
    }
    float[] values = new float[(int) count];
    in.asFloatBuffer().get(values);
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  private IOException broken(String name, String why) {
    return new IOException(file + ": array \"" + name + "\" cannot be read, because " + why);
  }

  private static long[] shape(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(size -> !size.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
