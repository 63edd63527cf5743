package dev.unroll.data.record;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.Writable;

/**
 * What DataVec asks of a reader that gives sequences in order and nothing else: all other ways to
 * read are refused. Initialising starts it from the beginning of the split.
 */
public abstract class SequenceReader extends BaseRecordReader implements SequenceRecordReader {
  private static final long serialVersionUID = 1L;

  private transient Configuration configuration = new Configuration();

  /** For readers that are made without a split. */
  protected SequenceReader() {}

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
  public List<Writable> next() {
    throw sequencesOnly();
  }

  @Override
  public List<List<Writable>> next(int count) {
    throw sequencesOnly();
  }

  @Override
  public Record nextRecord() {
    throw sequencesOnly();
  }

  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw sequencesOnly();
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    throw sequencesOnly();
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    throw sequencesOnly();
  }

  @Override
  public List<List<Writable>> sequenceRecord(URI uri, DataInputStream stream) {
    throw sequencesOnly();
  }

  @Override
  public SequenceRecord loadSequenceFromMetaData(RecordMetaData metaData) {
    throw sequencesOnly();
  }

  @Override
  public List<SequenceRecord> loadSequenceFromMetaData(List<RecordMetaData> metaData) {
    throw sequencesOnly();
  }

  private UnsupportedOperationException sequencesOnly() {
    return new UnsupportedOperationException(
        getClass().getSimpleName() + " reads sequences in order: use sequenceRecord()");
  }
}
