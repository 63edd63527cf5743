package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads sentences: each line of a file is one sequence of tokens, blank lines being sequences
 * without a step, so that sequences and lines stay aligned. Each text of a {@code ListStringSplit}
 * is one sentence.
 */
public final class SentenceRecordReader extends TextSequenceReader {
  private static final long serialVersionUID = 1L;

  private final boolean lenient;

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public SentenceRecordReader(Tokeniser tokeniser, boolean lenient) {
    super(tokeniser);
    this.lenient = lenient;
  }

  @Override
  protected TextParts parts(Path file) throws IOException {
    return new TextLines(file, lenient);
  }

  @Override
  protected TextParts parts(String text) {
    // Lines end as in a file: String.lines would also end one at a lone carriage return.
    List<String> lines = List.of(text.split("\r?\n", -1));
    int size = lines.get(lines.size() - 1).isEmpty() ? lines.size() - 1 : lines.size();
    return TextParts.of(lines.subList(0, size));
  }
}
