package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.audio.feature.Form;
import dev.unroll.data.audio.feature.Normalisation;
import dev.unroll.data.audio.feature.Program;
import dev.unroll.training.checkpoint.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechConfigTest {
  /** As runs have it that were made when Kaldi's form was the only one. */
  private static final String OLD =
      """
      {
        "features" : {
          "kind" : "MFCC",
          "framing" : {
            "rate" : 8000,
            "windowMs" : 25.0,
            "hopMs" : 10.0,
            "shape" : "POVEY",
            "preEmphasis" : 0.97,
            "edges" : "SNIP"
          },
          "mels" : 23,
          "coefficients" : 13,
          "low" : 20.0,
          "high" : 0.0,
          "lifter" : 22.0,
          "energy" : "NONE",
          "deltas" : 2,
          "normalisation" : "UTTERANCE"
        },
        "network" : {
          "convolutions" : [ { "width" : 5, "stride" : 2, "filters" : 6 } ],
          "cell" : "GRU",
          "layers" : 2,
          "hidden" : 6,
          "bidirectional" : true,
          "normalisation" : "BATCH",
          "dropout" : 0.0
        },
        "augmentation" : {
          "speeds" : [ 1.0 ],
          "frequencyMasks" : 0,
          "frequencyWidth" : 0,
          "timeMasks" : 0,
          "timeWidth" : 0,
          "noise" : 0.0,
          "volume" : 0.0
        },
        "maximumSeconds" : 30.0,
        "batch" : 4
      }
      """;

  private static SpeechConfig with(FeatureOptions features) {
    SpeechConfig old = SpeechConfig.JSON.read(OLD);
    return new SpeechConfig(
        features, old.network(), old.augmentation(), old.maximumSeconds(), old.batch());
  }

  @Test
  void aConfigurationFromBeforeTheFormsIsKaldis() {
    SpeechConfig old = SpeechConfig.JSON.read(OLD);
    assertEquals(FeatureOptions.mfcc(8000, 13), old.features());
    assertFalse(OLD.contains("form"));
  }

  @Test
  void everyFormIsReadAsItWasWritten() {
    for (Program program : Program.values()) {
      SpeechConfig config = with(FeatureOptions.mfcc(8000, 13, program));
      assertEquals(config, SpeechConfig.JSON.read(JsonText.write(config)));
    }
  }

  @Test
  void featuresThatWaitForTheEndCannotBeHadWhileSomebodySpeaks() {
    FeatureOptions usual = FeatureOptions.logMel(8000, 8, Program.LIBROSA);
    FeatureOptions running = usual.with(Normalisation.RUNNING);
    assertEquals(running, StreamingTranscriber.running(usual));
    assertEquals(running, StreamingTranscriber.running(running));
    FeatureOptions ranged = usual.with(Form.LIBROSA.withRange(80));
    for (FeatureOptions waiting : List.of(ranged, usual.with(Normalisation.MEAN))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> StreamingTranscriber.running(waiting))
              .getMessage();
      assertTrue(message.contains("range " + waiting.form().range()), message);
      assertTrue(message.contains("normalisation " + waiting.normalisation()), message);
    }
  }

  @Test
  void theClockKnowsWhereTheMiddleOfAFrameIs() {
    // Kaldi's frames begin every 10 ms and last 25, librosa's lie around the times of 0, 10, ...
    // ms;
    // a step is two frames.
    assertEquals(0.06 + 0.0125 - 0.01, start(Program.KALDI), 1e-12);
    assertEquals(0.06 - 0.01, start(Program.LIBROSA), 1e-12);
  }

  private static double start(Program program) {
    return new Clock(with(FeatureOptions.logMel(8000, 8, program))).start(3);
  }
}
