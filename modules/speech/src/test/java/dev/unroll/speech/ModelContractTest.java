package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.audio.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link SpeechModel} promises. */
class ModelContractTest {
  @TempDir Path folder;

  private SpeechModel model() throws IOException {
    Path run = folder.resolve("run");
    Typed.train(Spoken.table(folder, 24), run).works();
    return SpeechModel.load(run);
  }

  private static Sound sound(int index) {
    return Spoken.digits(index).sound();
  }

  @Test
  void callsAtTheSameTimeGiveWhatCallsInTurnGive() throws IOException {
    SpeechModel model = model();
    List<float[]> turn =
        IntStream.range(0, 12).mapToObj(i -> model.emissions(sound(i))[3]).toList();
    List<float[]> together =
        IntStream.range(0, 12).parallel().mapToObj(i -> model.emissions(sound(i))[3]).toList();
    for (int i = 0; i < turn.size(); i++) {
      assertArrayEquals(turn.get(i), together.get(i), 0);
    }
  }

  @Test
  void aSoundShorterThanAFrameSaysNothing() throws IOException {
    Sound click = new Sound(new float[20], 8_000);
    SpeechModel model = model();
    assertEquals("", model.transcribe(click, Decoding.greedy()).text());
    assertEquals("", model.transcribe(click, Decoding.beam(3)).text());
  }

  @Test
  void silenceIsTranscribedWithoutNumbersThatAreNone() throws IOException {
    for (float[] frame : model().emissions(new Sound(new float[8_000], 8_000))) {
      for (float score : frame) {
        assertEquals(true, Float.isFinite(score));
      }
    }
  }
}
