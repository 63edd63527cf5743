package dev.unroll.data.audio.corpus;

import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.SoundStream;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureStream;
import dev.unroll.data.record.SequenceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.writable.FloatWritable;
import org.datavec.api.writable.Writable;

/**
 * Reads sound files through DataVec: each file of the split is one sequence, each frame of it one
 * record of F {@code FloatWritable}s, resampled to the rate of the features where it has another.
 */
public final class AudioRecordReader extends SequenceReader {
  private static final long serialVersionUID = 1L;

  private final transient FeatureExtractor extractor;
  private final transient List<String> warnings = new ArrayList<>();

  /** Initialise it with a split before the first call. */
  public AudioRecordReader(FeatureExtractor extractor) {
    this.extractor = extractor;
  }

  /** What was wrong with the files read so far and was overcome, one line each. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The frames of the next file.
   *
   * @return float [T, F], the caller's own
   * @throws UncheckedIOException naming the file when it cannot be read; the next call reads the
   *     file after it
   * @throws java.util.NoSuchElementException when there is none
   */
  public float[][] nextFrames() {
    Path file = nextFile();
    List<float[]> frames = new ArrayList<>();
    int rate = extractor.options().framing().rate();
    try (SoundStream raw = SoundFile.open(file);
        SoundStream sound = raw.at(rate)) {
      FeatureStream stream = extractor.stream();
      float[] block = new float[rate];
      for (int count = sound.read(block); count >= 0; count = sound.read(block)) {
        frames.addAll(List.of(stream.accept(block, count)));
      }
      frames.addAll(List.of(stream.finish()));
      warnings.addAll(sound.warnings());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
    return frames.toArray(float[][]::new);
  }

  @Override
  public List<List<Writable>> sequenceRecord() {
    List<List<Writable>> steps = new ArrayList<>();
    for (float[] frame : nextFrames()) {
      List<Writable> values = new ArrayList<>(frame.length);
      for (float value : frame) {
        values.add(new FloatWritable(value));
      }
      steps.add(values);
    }
    invokeListeners(steps);
    return steps;
  }

  @Override
  public SequenceRecord nextSequence() {
    List<List<Writable>> steps = sequenceRecord();
    return new org.datavec.api.records.impl.SequenceRecord(
        steps, new RecordMetaDataURI(lastFile(), getClass()));
  }
}
