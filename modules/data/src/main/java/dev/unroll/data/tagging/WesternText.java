package dev.unroll.data.tagging;

import dev.unroll.data.content.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Text of which nobody wrote down how its letters are bytes: UTF-8 if it is that throughout, else
 * windows-1252, in which every text of Western Europe is some text.
 *
 * <p>Text that was once taken for Latin-1 and then written as UTF-8, as NLTK's copy of the reviews
 * was, has control characters (U+0080 to U+009F) where windows-1252 has dashes and quotation marks;
 * they become what they were. A byte-order mark (U+FEFF) at the beginning is dropped. Files are
 * read as a whole, which suits corpora of some megabytes.
 */
final class WesternText {
  private static final String MARK = "\uFEFF";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private WesternText() {}

  /**
   * The lines of a file, each ended by "\n" or "\r\n"; the last needs no end.
   *
   * @throws IOException naming the file when it cannot be read
   */
  static List<String> lines(Path file) throws IOException {
    String text = of(bytes(file));
    List<String> lines = List.of(text.split("\r?\n", -1));
    return lines.get(lines.size() - 1).isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Opened.file(file, "a text file")) {
      return in.readAllBytes();
    }
  }

  static String of(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      StringBuilder mended = new StringBuilder(text.length());
      text.chars()
          .skip(text.startsWith(MARK) ? MARK.length() : 0)
          .forEach(c -> mended.append(isControl(c) ? windows(c) : String.valueOf((char) c)));
      return mended.toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  private static boolean isControl(int c) {
    return c >= 0x80 && c <= 0x9F;
  }

  private static String windows(int c) {
    return new String(new byte[] {(byte) c}, WINDOWS);
  }
}
