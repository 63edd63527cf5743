package dev.unroll.data.conll;

import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The sentences of a file, with blank lines between them. */
final class ConlluFile implements Items<ConlluSentence> {
  private final Path file;
  private final TextLines lines;

  /**
   * Opens a file.
   *
   * @throws IOException naming the file when it is missing, a directory or may not be read
   */
  ConlluFile(Path file, boolean lenient) throws IOException {
    this.file = file;
    this.lines = new TextLines(file, lenient);
  }

  @Override
  public Optional<ConlluSentence> read() throws IOException {
    ConlluBlock block = new ConlluBlock();
    long first = 0;
    for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
      if (!line.get().isBlank()) {
        first = first == 0 ? lines.number() : first;
        block.add(line.get(), file + ":" + lines.number());
      } else if (!block.isEmpty()) {
        break;
      }
    }
    return block.isEmpty() ? Optional.empty() : Optional.of(block.sentence(file, first));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
