package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found. */
@Tag("slow")
class LearningTest {
  private static final int LONGEST = 8;

  @TempDir Path folder;

  @Test
  @Timeout(600)
  void newSentencesOfTheGrammarComeBackAsTheyWere() throws IOException {
    Path run = folder.resolve("run");
    String line =
        "train --data little-stories --run %s --level word --min-count 1 --max-length %s --cell gru"
            + " --hidden 96 --embedding 24 --vector 96 --batch 32 --learning-rate 0.01"
            + " --schedule cosine --warm-up 20 --epochs 2 --steps 1500 --spans 1 --evaluate-every 1500";
    Typed.run((Object[]) line.formatted(run, LONGEST).split(" ")).works();
    AutoencoderModel model = AutoencoderModel.load(run);
    AutoencoderData data =
        AutoencoderData.of(
            model.config(),
            AutoencoderSource.embedded(AutoencoderSource.USUAL, 1).read(model.config().kind()));
    List<String> fresh =
        data.dev().sentences().stream().map(AutoencoderData.Sentence::text).toList();
    List<String> back = model.reconstruct(fresh, Search.greedy());
    ReconstructionScores scores = ReconstructionScores.of(fresh, back, model.language());
    assertTrue(scores.exact() >= 50, scores.toString());
  }
}
