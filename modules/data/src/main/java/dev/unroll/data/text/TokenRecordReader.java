package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads running text: each sequence is a piece of a file (see {@link TextFile}); a {@code
 * StringSplit} is one sequence as it is.
 */
public final class TokenRecordReader extends TextSequenceReader {
  private static final long serialVersionUID = 1L;

  private final boolean lenient;

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public TokenRecordReader(Tokeniser tokeniser, boolean lenient) {
    super(tokeniser);
    this.lenient = lenient;
  }

  @Override
  protected TextParts parts(Path file) throws IOException {
    TextFile text = new TextFile(file, lenient);
    return new TextParts() {
      @Override
      public Optional<String> read() throws IOException {
        return Optional.of(text.next()).filter(piece -> !piece.isEmpty());
      }

      @Override
      public void close() throws IOException {
        text.close();
      }
    };
  }

  @Override
  protected TextParts parts(String text) {
    return TextParts.of(text.isEmpty() ? List.of() : List.of(text.replace("\r\n", "\n")));
  }
}
