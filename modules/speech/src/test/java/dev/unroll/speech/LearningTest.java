package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.metric.ErrorRate;
import dev.unroll.core.metric.ErrorUnit;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.SpokenUtterance;
import dev.unroll.data.synthetic.speech.SpokenWord;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.launch.Launch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found. */
@Tag("slow")
class LearningTest {
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void spokenDigitsAreLearntAndAligned() throws IOException {
    Path run = folder.resolve("run");
    TrainConfig training = Demonstration.training(1, 10);
    new Launch<>(
            new SpeechTraining(), new PrintWriter(new StringWriter()), List.of("test"), Map.of())
        .start(Demonstration.model(), training, SpeechSource.voice(800, 1), run);
    SpeechModel model = SpeechModel.load(run);
    ErrorRate words = ErrorRate.NONE;
    double off = 0;
    int aligned = 0;
    DigitSpeech test = new DigitSpeech(1, Split.TEST);
    for (int i = 0; i < 50; i++) {
      SpokenUtterance one = test.utterance(i);
      Sound sound = one.sound();
      String heard = model.transcribe(sound, Decoding.greedy()).text();
      words = words.plus(ErrorUnit.WORD.tally(one.transcript(), heard));
      List<Transcript.Word> found = model.align(sound, one.transcript());
      for (int w = 0; w < found.size(); w++) {
        SpokenWord real = one.words().get(w);
        double middle = (found.get(w).start() + found.get(w).end()) / 2;
        off += middle < real.start() ? real.start() - middle : Math.max(0, middle - real.end());
        aligned++;
      }
    }
    assertTrue(words.rate() < 0.25, "word error rate " + words.rate());
    assertTrue(off / aligned < 0.1, "words are " + off / aligned + " s beside the real ones");
  }
}
