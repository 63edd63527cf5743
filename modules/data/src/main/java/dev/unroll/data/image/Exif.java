package dev.unroll.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds the orientation in the EXIF block of a file: JPEG's segment APP1, PNG's chunk eXIf, WebP's
 * chunk EXIF. The block is a TIFF file whose first directory holds the tag 0x0112 (CIPA DC-008).
 * Read here rather than by a library, because nothing of a damaged block is worth an error.
 */
final class Exif {
  private static final String MARK = "Exif\0\0";
  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY = 12;
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private Exif() {}

  /** As the file says; upright where it says nothing, or nothing that can be read. */
  static Orientation orientation(byte[] file, PictureFormat format) {
    try {
      ByteBuffer block =
          switch (format) {
            case JPEG -> segment(ByteBuffer.wrap(file));
            case PNG -> chunk(ByteBuffer.wrap(file));
            case WEBP -> riffChunk(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
            case GIF, BMP -> NONE;
          };
      return block.hasRemaining() ? Orientation.of(tag(block)) : Orientation.UPRIGHT;
    } catch (IndexOutOfBoundsException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static ByteBuffer segment(ByteBuffer in) {
    int at = 2;
    while (at + 4 <= in.limit() && (in.get(at) & 0xFF) == 0xFF) {
      int marker = in.get(at + 1) & 0xFF;
      if (marker == START_OF_SCAN) {
        return NONE;
      }
      // A marker may be preceded by any number of bytes 0xFF.
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = in.getShort(at + 2) & 0xFFFF;
      if (marker == APP1 && ascii(in, at + 4, MARK.length()).equals(MARK)) {
        return in.slice(at + 4 + MARK.length(), length - 2 - MARK.length());
      }
      at += 2 + length;
    }
    return NONE;
  }

  private static ByteBuffer chunk(ByteBuffer in) {
    long at = 8;
    while (at + 8 <= in.limit()) {
      long length = in.getInt((int) at) & 0xFFFFFFFFL;
      if (ascii(in, (int) at + 4, 4).equals("eXIf")) {
        return in.slice((int) at + 8, (int) length);
      }
      at += 12 + length;
    }
    return NONE;
  }

  private static ByteBuffer riffChunk(ByteBuffer in) {
    long at = 12;
    while (at + 8 <= in.limit()) {
      long length = in.getInt((int) at + 4) & 0xFFFFFFFFL;
      if (ascii(in, (int) at, 4).equals("EXIF")) {
        int from = (int) at + 8;
        // Some programs write JPEG's mark here, too.
        int mark = ascii(in, from, MARK.length()).equals(MARK) ? MARK.length() : 0;
        return in.slice(from + mark, (int) length - mark);
      }
      at += 8 + length + length % 2;
    }
    return NONE;
  }

  private static int tag(ByteBuffer tiff) {
    boolean little = ascii(tiff, 0, 2).equals("II");
    tiff.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + i * ENTRY;
      if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
        return tiff.getShort(at + 8);
      }
    }
    return 1;
  }

  private static String ascii(ByteBuffer in, int from, int length) {
    byte[] bytes = new byte[length];
    in.get(from, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
