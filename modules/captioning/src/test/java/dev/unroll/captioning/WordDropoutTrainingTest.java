package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordDropoutTrainingTest {
  @TempDir Path folder;

  /** Loss of the first updates, column 4 of the first measurement. */
  private static String trainingLoss(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
    assertEquals("training_loss", lines.get(0).split(",")[4]);
    return lines.get(1).split(",")[4];
  }

  @Test
  void droppedWordsChangeWhatIsLearntAndNothingElseIsSet() throws IOException {
    Path scenes = Typed.scenes(folder);
    Path whole = folder.resolve("whole");
    Path dropped = folder.resolve("dropped");
    Typed.train(scenes, whole).works();
    Typed.train(scenes, dropped, "--word-dropout", 0.5).works();
    assertNotEquals(trainingLoss(whole), trainingLoss(dropped));
    CaptionConfig config = CaptionModel.load(dropped).config();
    assertEquals(0.5, config.wordDropout());
    assertEquals(0, config.smoothing());
    assertEquals(0, CaptionModel.load(whole).config().wordDropout());
  }
}
