package dev.unroll.data.document;

import dev.unroll.data.record.ItemReader;
import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextSequenceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datavec.api.writable.Writable;

/**
 * Reads documents: each paragraph of a file is one sequence, each step of it one record with a
 * sentence as {@code Text}.
 */
public final class DocumentRecordReader extends ItemReader<Document> {
  private static final long serialVersionUID = 1L;

  private final Layout layout;
  private final boolean lenient;

  /**
   * Initialise it with a split before the first call.
   *
   * @param layout of all files of the split
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public DocumentRecordReader(Layout layout, boolean lenient) {
    this.layout = layout;
    this.lenient = lenient;
  }

  /** The next document; else as {@link #sequenceRecord}. */
  public Document nextDocument() {
    return nextItem();
  }

  @Override
  protected Items<Document> items(Path file) throws IOException {
    Paragraphs paragraphs = new Paragraphs(file, layout, lenient);
    return new Items<>() {
      @Override
      public Optional<Document> read() throws IOException {
        return paragraphs
            .read()
            .map(
                paragraph ->
                    new Document(
                        file.getFileName() + ":" + paragraph.line(),
                        layout.sentences(paragraph.lines())));
      }

      @Override
      public void close() throws IOException {
        paragraphs.close();
      }
    };
  }

  @Override
  protected List<List<Writable>> steps(Document document) {
    return TextSequenceReader.column(document.sentences());
  }
}
