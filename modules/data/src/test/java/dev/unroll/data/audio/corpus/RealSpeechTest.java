package dev.unroll.data.audio.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The corpora that were put in place by other means hold what their authors say. */
@Tag("real-data")
class RealSpeechTest {
  private static Path folder(String name) {
    Path folder = DataDirectory.standard().path().resolve(name);
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    return folder;
  }

  private static long speakers(Manifest manifest) {
    return manifest.utterances().stream().map(Utterance::speaker).distinct().count();
  }

  @Test
  void an4HasItsUtterancesAndSpeakers() throws IOException {
    Path folder = folder("an4");
    Manifest train = An4.read(folder, Split.TRAIN);
    Manifest test = An4.read(folder, Split.TEST);
    assertEquals(948, train.utterances().size());
    assertEquals(130, test.utterances().size());
    assertEquals(74, speakers(train));
    assertEquals(10, speakers(test));
    double seconds = 0;
    FeatureExtractor extractor = new FeatureExtractor(FeatureOptions.logMel(16000, 40));
    for (Utterance utterance : test.utterances()) {
      SoundFile.Reading reading = SoundFile.read(utterance.audio());
      assertEquals(List.of(), reading.warnings());
      seconds += reading.sound().seconds();
      for (float[] frame : extractor.frames(reading.sound())) {
        for (float value : frame) {
          assertTrue(Float.isFinite(value));
        }
      }
    }
    assertEquals(357, seconds, 0.5);
  }
}
