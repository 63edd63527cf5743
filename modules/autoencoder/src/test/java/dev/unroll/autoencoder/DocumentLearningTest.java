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

/** That training finds how to keep documents. */
@Tag("slow")
class DocumentLearningTest {
  @TempDir Path folder;

  @Test
  @Timeout(900)
  void sentencesOfNewDocumentsComeBackAtTheirPlace() throws IOException {
    Path run = folder.resolve("run");
    String line =
        "train --data little-stories --run %s --kind hierarchical --level word --min-count 1"
            + " --max-length 8 --cell gru --hidden 128 --embedding 32 --vector 192 --batch 16"
            + " --learning-rate 0.005 --schedule cosine --warm-up 20 --epochs 40 --steps 900"
            + " --evaluate-every 900";
    Typed.run((Object[]) line.formatted(run).split(" ")).works();
    AutoencoderModel model = AutoencoderModel.load(run);
    AutoencoderData data =
        AutoencoderData.of(
            model.config(),
            AutoencoderSource.embedded(AutoencoderSource.USUAL, 1).read(model.config()));
    List<DocumentTable.Row> rows =
        new DocumentEvaluation(model, data.dev()).table(Search.greedy()).rows();
    DocumentScores scores = rows.get(rows.size() - 1).scores();
    // About 10; a network without a vector of the document writes hardly any sentence as it was.
    assertTrue(scores.exactSentences() >= 4, scores.toString());
  }
}
