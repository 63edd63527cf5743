package dev.unroll.data.text;

import dev.unroll.data.content.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a UTF-8 text file in pieces, so that neither the file's size nor a line's length matters.
 *
 * <p>A byte-order mark is dropped and Windows line ends become "\n". A piece ends before white
 * space that follows another character, so that cut into words or byte pairs the pieces give the
 * tokens of the whole text; where 65536 characters have no such place, it ends between two
 * characters. Joined, the pieces are the text.
 */
public final class TextFile implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final boolean lenient;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).limit(0);
  private final StringBuilder text = new StringBuilder();
  private long consumed;
  private long lines = 1;
  private boolean ended;
  private boolean begun;

  /**
   * Opens a file.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming the file when it is missing, a directory or may not be read
   */
  public TextFile(Path file, boolean lenient) throws IOException {
    this(file, Opened.file(file, "a text file"), lenient);
  }

  /** Reads what a file holds, for errors to name; {@code in} is closed with this. */
  TextFile(Path file, InputStream in, boolean lenient) {
    this.file = file;
    this.lenient = lenient;
    this.in = in;
    decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
    decoder.onMalformedInput(lenient ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
  }

  /**
   * The next piece; empty at the end.
   *
   * @throws IOException naming file, byte and line when the bytes are no UTF-8 text
   */
  public String next() throws IOException {
    while (!ended && text.length() < PIECE) {
      fill();
    }
    int end = ended && text.length() <= PIECE ? text.length() : cut();
    String piece = text.substring(0, end);
    text.delete(0, end);
    piece = piece.replace("\r\n", "\n");
    boolean marked = !begun && !piece.isEmpty() && piece.charAt(0) == BYTE_ORDER_MARK;
    begun = true;
    if (!marked) {
      return piece;
    }
    return piece.length() > 1 ? piece.substring(1) : next();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(0, read)).flip();
    CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
    int before = bytes.position();
    CoderResult result = decoder.decode(bytes, chars, read < 0);
    chars.flip();
    int nul = chars.toString().indexOf('\0');
    if (nul >= 0 && !lenient) {
      throw new IOException(
          file
              + " looks like binary data: a zero byte in line "
              + (lines + newlines(chars.subSequence(0, nul)))
              + "; expected UTF-8 text (--lenient reads it all the same)");
    }
    if (result.isError()) {
      throw new IOException(
          file
              + " is not UTF-8 at byte "
              + (consumed + bytes.position() - before)
              + " (line "
              + (lines + newlines(chars))
              + "); convert it, or replace such bytes with --lenient");
    }
    consumed += bytes.position() - before;
    lines += newlines(chars);
    text.append(chars);
    ended = read < 0;
  }

  /** Where to end the piece: never between a carriage return and its newline, or two surrogates. */
  private int cut() {
    for (int end = Math.min(PIECE, text.length() - 1); end > 0; end--) {
      char next = text.charAt(end);
      if ((next == '\n' || next == '\r' || next == ' ') && !isWhite(text.charAt(end - 1))) {
        return end;
      }
    }
    int end = Math.min(PIECE, text.length());
    char last = text.charAt(end - 1);
    return Character.isHighSurrogate(last) || last == '\r' ? end - 1 : end;
  }

  /** All that Unicode calls white space, and the control characters. */
  private static boolean isWhite(char c) {
    return c <= ' ' || c == '\u0085' || Character.isSpaceChar(c);
  }

  private static long newlines(CharSequence chars) {
    return chars.chars().filter(c -> c == '\n').count();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
