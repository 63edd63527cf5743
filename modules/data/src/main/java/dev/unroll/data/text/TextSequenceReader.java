package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.data.record.SequenceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.split.ListStringSplit;
import org.datavec.api.split.StringSplit;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads text as sequences of tokens: each part of a text is one sequence, each step of it one
 * record with the token as {@code Text}. What a part is, the subclass says. The files of the split
 * follow each other; the texts of a {@code ListStringSplit} are parts as they are.
 */
public abstract class TextSequenceReader extends SequenceReader {
  private static final long serialVersionUID = 1L;

  private final transient Tokeniser tokeniser;
  private transient List<URI> files = List.of();
  private transient int file;
  private transient Optional<TextParts> open = Optional.empty();
  private transient Optional<String> part = Optional.empty();

  /** Initialise it with a split before the first call. */
  protected TextSequenceReader(Tokeniser tokeniser) {
    this.tokeniser = tokeniser;
  }

  /** The parts of a file. */
  protected abstract TextParts parts(Path file) throws IOException;

  /** The parts of a {@code StringSplit}. */
  protected abstract TextParts parts(String text);

  @Override
  public void reset() {
    close();
    file = 0;
    files = List.of();
    if (inputSplit instanceof StringSplit text) {
      open = Optional.of(parts(text.getData()));
    } else if (inputSplit instanceof ListStringSplit texts) {
      open = Optional.of(TextParts.of(texts.getData().stream().flatMap(List::stream).toList()));
    } else {
      files = List.of(inputSplit.locations());
    }
    advance();
  }

  /** The text of the next sequence, before it is cut into tokens. */
  public String nextText() {
    String text = part.orElseThrow(() -> new NoSuchElementException("no more text"));
    advance();
    return text;
  }

  @Override
  public List<List<Writable>> sequenceRecord() {
    List<String> tokens = tokeniser.tokens(nextText());
    List<List<Writable>> steps = new ArrayList<>(tokens.size());
    for (String token : tokens) {
      steps.add(List.of(new Text(token)));
    }
    invokeListeners(steps);
    return steps;
  }

  @Override
  public SequenceRecord nextSequence() {
    URI uri = files.isEmpty() ? null : files.get(Math.min(file, files.size() - 1));
    return new org.datavec.api.records.impl.SequenceRecord(
        sequenceRecord(), new RecordMetaDataURI(uri, getClass()));
  }

  @Override
  public boolean hasNext() {
    return part.isPresent();
  }

  private void advance() {
    part = Optional.empty();
    try {
      if (open.isPresent()) {
        part = open.get().read();
      }
      while (part.isEmpty() && (open.isPresent() || file < files.size())) {
        if (open.isPresent()) {
          close();
          file++;
        } else {
          open = Optional.of(parts(Path.of(files.get(file))));
          part = open.get().read();
        }
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
      open = Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
