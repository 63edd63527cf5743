package dev.unroll.data.synthetic.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real recordings, where they are in place. */
@Tag("real-data")
class RealDigitsTest {
  @Test
  void setHasItsThreeThousandRecordingsAndStringsOfThemAreSpeech() throws IOException {
    Path folder = DataDirectory.standard().path().resolve("free-spoken-digit");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    DigitRecordings recordings = new DigitRecordings(folder);
    assertEquals(3000, recordings.all().size());
    assertEquals(300, recordings.all().stream().filter(Recording::tested).count());
    assertEquals(6, recordings.speakers().size());
    for (String speaker : recordings.speakers()) {
      Division division = new Division.Without(speaker);
      for (SpokenUtterance utterance : JoinedDigits.of(recordings, division, Split.TEST, 20, 1)) {
        assertEquals(speaker, utterance.speaker());
        assertTrue(
            utterance.sound().seconds() > 1 && utterance.sound().seconds() < 12, utterance.id());
        assertTrue(Waveform.power(utterance.sound().samples()) > 1e-6, utterance.id());
      }
    }
  }
}
