package dev.unroll.data.audio.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.WavWriter;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioRecordReaderTest {
  private final FeatureExtractor extractor = new FeatureExtractor(FeatureOptions.logMel(16000, 20));

  @TempDir Path folder;

  private URI sound(String name, int rate, int length) throws IOException {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      // Whole steps of 16 bits, which a file keeps.
      samples[i] = (i * i % 16384) / 32768f;
    }
    Path file = folder.resolve(name);
    WavWriter.write(file, new Sound(samples, rate));
    return file.toUri();
  }

  @Test
  void eachFileIsASequenceOfItsFramesAndKnowsItsFile() throws Exception {
    List<URI> files = List.of(sound("b.wav", 16000, 20_000), sound("a.wav", 8000, 4000));
    try (AudioRecordReader reader = new AudioRecordReader(extractor)) {
      reader.initialize(new CollectionInputSplit(files));
      for (int pass = 0; pass < 2; pass++) {
        for (URI file : files) {
          SequenceRecord record = reader.nextSequence();
          assertEquals(file, record.getMetaData().getURI());
          Sound sound = SoundFile.read(Path.of(file)).sound();
          float[][] expected = extractor.frames(sound.at(16000));
          List<List<Writable>> steps = record.getSequenceRecord();
          assertEquals(expected.length, steps.size());
          for (int t = 0; t < expected.length; t++) {
            float[] values = new float[20];
            for (int f = 0; f < 20; f++) {
              values[f] = steps.get(t).get(f).toFloat();
            }
            assertArrayEquals(expected[t], values);
          }
        }
        assertFalse(reader.hasNext());
        assertThrows(NoSuchElementException.class, reader::sequenceRecord);
        reader.reset();
      }
      assertEquals(List.of(), reader.warnings());
    }
  }

  @Test
  void brokenFileIsNamedAndTheNextIsRead() throws Exception {
    Path text = Files.writeString(folder.resolve("x.wav"), "hello");
    Path cut = Path.of(sound("cut.wav", 16000, 8000));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    try (AudioRecordReader reader = new AudioRecordReader(extractor)) {
      reader.start(new CollectionInputSplit(List.of(text.toUri(), cut.toUri())));
      String message = assertThrows(UncheckedIOException.class, reader::nextFrames).getMessage();
      assertTrue(message.startsWith(text + " is no sound"), message);
      assertTrue(reader.nextFrames().length > 0);
      assertEquals(1, reader.warnings().size());
      assertThrows(UnsupportedOperationException.class, reader::next);
    }
  }
}
