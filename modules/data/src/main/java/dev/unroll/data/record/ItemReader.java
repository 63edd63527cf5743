package dev.unroll.data.record;

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
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.Writable;

/**
 * Reads files that hold several items each, such as sentences: each item is one sequence, and the
 * files of the split follow each other. Only the item that comes next is in memory.
 *
 * @param <T> an item
 */
public abstract class ItemReader<T> extends SequenceReader {
  private static final long serialVersionUID = 1L;

  private transient List<URI> files = List.of();
  private transient int file;
  private transient Optional<Items<T>> open = Optional.empty();
  private transient Optional<T> item = Optional.empty();

  /** Initialise it with a split before the first call. */
  protected ItemReader() {}

  /** The items of a file. */
  protected abstract Items<T> items(Path file) throws IOException;

  /** An item as DataVec has it. */
  protected abstract List<List<Writable>> steps(T item);

  @Override
  public void reset() {
    close();
    files = List.of(inputSplit.locations());
    file = 0;
    advance();
  }

  /** Starts over from items that are in no file. */
  protected final void reset(Items<T> items) {
    close();
    files = List.of();
    file = 0;
    open = Optional.of(items);
    advance();
  }

  /**
   * The next item as it is.
   *
   * @throws NoSuchElementException when there is none
   * @throws UncheckedIOException naming the file when the item after it cannot be read
   */
  protected final T nextItem() {
    T next = item.orElseThrow(() -> new NoSuchElementException("no more " + unit()));
    advance();
    return next;
  }

  /**
   * All items of one file; this reader is closed then.
   *
   * @throws IOException naming file and line when it cannot be read
   */
  public final List<T> readAll(Path only) throws IOException {
    List<T> items = new ArrayList<>();
    try {
      start(new CollectionInputSplit(List.of(only.toUri())));
      while (hasNext()) {
        items.add(nextItem());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      close();
    }
    return items;
  }

  @Override
  public List<List<Writable>> sequenceRecord() {
    List<List<Writable>> steps = steps(nextItem());
    invokeListeners(steps);
    return steps;
  }

  @Override
  public SequenceRecord nextSequence() {
    // Asked before the item is taken, which may open the file after this one.
    URI uri = files.isEmpty() ? null : files.get(Math.min(file, files.size() - 1));
    return new org.datavec.api.records.impl.SequenceRecord(
        sequenceRecord(), new RecordMetaDataURI(uri, getClass()));
  }

  @Override
  public boolean hasNext() {
    return item.isPresent();
  }

  private void advance() {
    item = Optional.empty();
    try {
      if (open.isPresent()) {
        item = open.get().read();
      }
      while (item.isEmpty() && (open.isPresent() || file < files.size())) {
        if (open.isPresent()) {
          close();
          file++;
        } else {
          open = Optional.of(items(Path.of(files.get(file))));
          item = open.get().read();
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
