package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StringSplit;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads text as sequences of tokens: each sequence is a piece of a file (see {@link TextFile}),
 * each step one record with the token as {@code Text}. The files of the split follow each other; a
 * {@code StringSplit} is read as it is.
 */
public final class TokenRecordReader extends BaseRecordReader implements SequenceRecordReader {
  private static final long serialVersionUID = 1L;

  private final transient Tokeniser tokeniser;
  private final boolean lenient;
  private transient List<URI> files = List.of();
  private transient Configuration configuration = new Configuration();
  private transient int file;
  private transient TextFile open;
  private transient String piece = "";

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public TokenRecordReader(Tokeniser tokeniser, boolean lenient) {
    this.tokeniser = tokeniser;
    this.lenient = lenient;
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
  public void reset() {
    close();
    file = 0;
    if (inputSplit instanceof StringSplit text) {
      files = List.of();
      piece = text.getData().replace("\r\n", "\n");
    } else {
      files = List.of(inputSplit.locations());
      piece = "";
      advance();
    }
  }

  /** The text of the next sequence, before it is cut into tokens. */
  public String nextText() {
    if (piece.isEmpty()) {
      throw new NoSuchElementException("no more text");
    }
    String text = piece;
    piece = "";
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
        sequenceRecord(), new RecordMetaDataURI(uri, TokenRecordReader.class));
  }

  @Override
  public boolean hasNext() {
    return !piece.isEmpty();
  }

  private void advance() {
    try {
      while (piece.isEmpty() && (open != null || file < files.size())) {
        if (open == null) {
          open = new TextFile(Path.of(files.get(file)), lenient);
        }
        piece = open.next();
        if (piece.isEmpty()) {
          close();
          file++;
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
      if (open != null) {
        open.close();
      }
      open = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static UnsupportedOperationException sequencesOnly() {
    return new UnsupportedOperationException(
        "TokenRecordReader reads sequences in order: use sequenceRecord()");
  }
}
