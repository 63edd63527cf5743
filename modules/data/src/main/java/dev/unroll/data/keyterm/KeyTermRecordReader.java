package dev.unroll.data.keyterm;

import dev.unroll.data.record.ItemReader;
import dev.unroll.data.record.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads documents with key terms from lines of JSON, {@code {"text": "...", "terms": ["..."]}}:
 * each is one sequence of a single record, its text and its terms with tabs between them.
 */
public final class KeyTermRecordReader extends ItemReader<KeyTermDocument> {
  private static final long serialVersionUID = 1L;

  private final boolean lenient;

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public KeyTermRecordReader(boolean lenient) {
    this.lenient = lenient;
  }

  /**
   * All documents of a file.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when it cannot be read, is no UTF-8, a line is no such
   *     JSON, a text has no word or no term, or there is no document
   */
  public static List<KeyTermDocument> read(Path file, boolean lenient) throws IOException {
    List<KeyTermDocument> documents = new KeyTermRecordReader(lenient).readAll(file);
    if (documents.isEmpty()) {
      throw new IOException("no document in " + file + ": it is empty; expected lines of JSON");
    }
    return documents;
  }

  @Override
  protected Items<KeyTermDocument> items(Path file) throws IOException {
    return new KeyTermFile(file, lenient);
  }

  @Override
  protected List<List<Writable>> steps(KeyTermDocument document) {
    return List.of(
        List.of(new Text(document.text()), new Text(String.join("\t", document.terms()))));
  }
}
