package dev.unroll.data.record;

import java.io.DataInputStream;
import java.net.URI;
import java.util.List;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.writable.Writable;

/**
 * What DataVec asks of a reader that gives sequences in order and nothing else: all other ways to
 * read are refused.
 */
public abstract class SequenceReader extends OrderedReader implements SequenceRecordReader {
  private static final long serialVersionUID = 1L;

  /** For readers that are made without a split. */
  protected SequenceReader() {}

  @Override
  public List<Writable> next() {
    throw inOrderOnly();
  }

  @Override
  public List<List<Writable>> next(int count) {
    throw inOrderOnly();
  }

  @Override
  public Record nextRecord() {
    throw inOrderOnly();
  }

  @Override
  public List<List<Writable>> sequenceRecord(URI uri, DataInputStream stream) {
    throw inOrderOnly();
  }

  @Override
  public SequenceRecord loadSequenceFromMetaData(RecordMetaData metaData) {
    throw inOrderOnly();
  }

  @Override
  public List<SequenceRecord> loadSequenceFromMetaData(List<RecordMetaData> metaData) {
    throw inOrderOnly();
  }

  @Override
  protected final String unit() {
    return "sequences";
  }

  @Override
  protected final String method() {
    return "sequenceRecord";
  }
}
