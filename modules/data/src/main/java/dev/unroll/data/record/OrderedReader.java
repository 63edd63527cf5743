package dev.unroll.data.record;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.Writable;

/**
 * What DataVec asks of a reader that goes through its split in order and nothing else: to read out
 * of order is refused. Initialising starts it from the beginning of the split.
 */
public abstract class OrderedReader extends BaseRecordReader {
  private static final long serialVersionUID = 1L;

  private transient Configuration configuration = new Configuration();
  private transient List<URI> files = List.of();
  private transient int next;

  /** For readers that are made without a split. */
  protected OrderedReader() {}

  /**
   * Initialises this reader.
   *
   * @throws UncheckedIOException naming the file when the first one cannot be read
   */
  public final void start(InputSplit split) {
    try {
      initialize(split);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while opening the split", e));
    }
  }

  @Override
  public void initialize(InputSplit split) throws IOException, InterruptedException {
    super.initialize(split);
    reset();
  }

  @Override
  public void initialize(Configuration configuration, InputSplit split)
      throws IOException, InterruptedException {
    setConf(configuration);
    initialize(split);
  }

  @Override
  public Configuration getConf() {
    return configuration;
  }

  @Override
  public void setConf(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public List<String> getLabels() {
    return List.of();
  }

  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw inOrderOnly();
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    throw inOrderOnly();
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    throw inOrderOnly();
  }

  /**
   * The next file of the split, for readers to whom a file is a unit.
   *
   * @throws NoSuchElementException when there is none
   */
  protected final Path nextFile() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more " + unit());
    }
    return Path.of(files.get(next++));
  }

  /** The file that {@link #nextFile} gave last. */
  protected final URI lastFile() {
    return files.get(next - 1);
  }

  @Override
  public boolean hasNext() {
    return next < files.size();
  }

  @Override
  public void reset() {
    files = List.of(inputSplit.locations());
    next = 0;
  }

  @Override
  public void close() throws IOException {
    // Nothing stays open between two files.
  }

  /** What to throw where something else is asked than the next one. */
  protected final UnsupportedOperationException inOrderOnly() {
    return new UnsupportedOperationException(
        getClass().getSimpleName() + " reads " + unit() + " in order: use " + method() + "()");
  }

  /** What it reads, in the plural. */
  protected abstract String unit();

  /** The method that reads. */
  protected abstract String method();
}
