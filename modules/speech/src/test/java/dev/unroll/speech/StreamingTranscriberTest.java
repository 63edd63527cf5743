package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTranscriberTest {
  @TempDir Path folder;

  @Test
  void whatIsSettledBeginsAllLaterTexts() throws IOException {
    SpeechConfig config = Spoken.config(Spoken.sizes(false, new Convolution(5, 2, 7)));
    SpeechModel model = Spoken.untrained(folder, config);
    Sound sound = Spoken.digits(2).sound().at(8_000);
    for (Decoding decoding : List.of(Decoding.greedy(), Decoding.beam(6))) {
      StreamingTranscriber transcriber = model.stream(decoding);
      List<Partial> partials = new ArrayList<>();
      for (int from = 0; from < sound.samples().length; from += 700) {
        int to = Math.min(from + 700, sound.samples().length);
        transcriber.accept(Arrays.copyOfRange(sound.samples(), from, to), to - from);
        partials.add(transcriber.partial());
        assertEquals(transcriber.text(), transcriber.partial().text());
      }
      String text = transcriber.finish().text();
      assertFalse(text.isEmpty());
      for (Partial one : partials) {
        assertTrue(text.startsWith(one.settled()), one + " before " + text);
      }
    }
  }
}
