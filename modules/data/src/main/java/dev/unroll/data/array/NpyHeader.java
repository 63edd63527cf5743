package dev.unroll.data.array;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the numbers in a file of NumPy's NPY format, versions 1.0 and 2.0 (NumPy
 * Enhancement Proposal 1). The numbers are little-endian float32 in 'c' order; nothing else is
 * read, and Python objects are refused like any other type.
 *
 * @param shape sizes of the axes, each ≥ 0; none for a single number
 */
public record NpyHeader(List<Long> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Headers of arrays of floats have about a hundred characters. */
  private static final int LONGEST = 1 << 20;

  /** The whole head is filled to a multiple of this, for readers that map the file. */
  private static final int ALIGNMENT = 64;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(((?:[0-9]{1,10}, ?)*[0-9]{0,10})\\),?\\s*\\}\\s*");

  public NpyHeader {
    shape = List.copyOf(shape);
    shape.forEach(size -> Check.notNegative("size of an axis", size));
  }

  /** Of a matrix of as many rows and columns. */
  public static NpyHeader matrix(long rows, long columns) {
    return new NpyHeader(List.of(rows, columns));
  }

  /** How many numbers follow; in double, where a shape that is too large does not overflow. */
  public double numbers() {
    double numbers = 1;
    for (long size : shape) {
      numbers *= size;
    }
    return numbers;
  }

  /**
   * Reads up to where the numbers begin.
   *
   * @throws IOException saying what is wrong, for a sentence that names the file: "it ..."
   */
  public static NpyHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    int version = start.length < MAGIC.length + 2 ? 0 : start[MAGIC.length];
    if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length)) || version < 1 || version > 2) {
      throw new IOException("it does not begin as NumPy's arrays do");
    }
    int width = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] size = in.readNBytes(width);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.put(size);
    int characters = length.getInt(0);
    byte[] text = in.readNBytes(Math.min(LONGEST, Math.max(0, characters)));
    if (size.length < width || text.length != characters) {
      throw new IOException("its header is cut off");
    }
    return parse(new String(text, StandardCharsets.ISO_8859_1));
  }

  private static NpyHeader parse(String text) throws IOException {
    Matcher header = HEADER.matcher(text);
    if (!header.matches() || !header.group(1).equals("<f4") || header.group(2).equals("True")) {
      throw new IOException(
          "it must be little-endian float32 in 'c' order, but its header is " + text.strip());
    }
    return new NpyHeader(
        Arrays.stream(header.group(3).split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .map(Long::valueOf)
            .toList());
  }

  /** Writes it in version 1.0; the numbers come next. */
  public void write(OutputStream out) throws IOException {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    // A tuple of one needs its comma in Python.
    String tuple = "(" + sizes + (shape.size() == 1 ? ",)" : ")");
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }";
    int head = MAGIC.length + 2 + Short.BYTES + header.length() + 1;
    header += " ".repeat(Math.floorMod(-head, ALIGNMENT)) + "\n";
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> Byte.SIZE)});
    out.write(header.getBytes(StandardCharsets.US_ASCII));
  }
}
