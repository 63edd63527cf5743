package dev.unroll.data.image;

import dev.unroll.data.record.OrderedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads files of pictures through DataVec: each file of the split is one record of an {@code
 * NDArrayWritable}, float [3, side, side], and a {@code Text}, the name of the file.
 */
public final class PictureRecordReader extends OrderedReader {
  private static final long serialVersionUID = 1L;

  private final transient PixelForm form;
  private final transient UnaryOperator<Picture> crop;
  private final transient List<String> remarks = new ArrayList<>();

  /**
   * Initialise it with a split before the first call.
   *
   * @param crop makes the form's square of any picture, such as {@code p -> Crop.squash(p, 224)}
   */
  public PictureRecordReader(PixelForm form, UnaryOperator<Picture> crop) {
    this.form = form;
    this.crop = crop;
  }

  /** What was wrong with the files read so far and was overcome, one line each. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * The planes of the next file.
   *
   * @return float [3, side, side] row by row, the caller's own
   * @throws UncheckedIOException naming the file when it cannot be read; the next call reads the
   *     file after it
   * @throws java.util.NoSuchElementException when there is none
   */
  public float[] nextPlanes() {
    Path file = nextFile();
    try {
      PictureFile.Reading reading = PictureFile.read(file);
      remarks.addAll(reading.remarks());
      return form.planes(crop.apply(reading.picture()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public List<Writable> next() {
    float[] planes = nextPlanes();
    Path file = Path.of(lastFile());
    List<Writable> record =
        List.of(
            new NDArrayWritable(Nd4j.create(planes, new long[] {3, form.side(), form.side()})),
            new Text(file.getFileName().toString()));
    invokeListeners(record);
    return record;
  }

  @Override
  public Record nextRecord() {
    List<Writable> record = next();
    return new org.datavec.api.records.impl.Record(
        record, new RecordMetaDataURI(lastFile(), getClass()));
  }

  @Override
  protected String unit() {
    return "pictures";
  }

  @Override
  protected String method() {
    return "next";
  }
}
