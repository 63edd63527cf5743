package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found. */
@Tag("slow")
class LearningTest {
  private static final int TRAIN = 800_000;
  private static final int HELD_OUT = 20_000;

  @TempDir Path folder;

  private Path stories(Split split, int characters) throws IOException {
    Path file = folder.resolve(split + ".txt");
    return Files.writeString(file, new StoryCorpus(1, split).text(characters));
  }

  /** Bits per character of the test stories. */
  private double trained(String run, String options) throws IOException {
    Path test = stories(Split.TEST, HELD_OUT);
    String line = "train --data %s --dev %s --test %s --run %s " + options;
    Path train = stories(Split.TRAIN, TRAIN);
    Path dev = stories(Split.DEV, HELD_OUT);
    Typed.run(line.formatted(train, dev, test, folder.resolve(run)).split(" ")).works();
    LanguageModel model = LanguageModel.load(folder.resolve(run));
    return model.evaluate(test).metrics().get("bits per character");
  }

  @Test
  @Timeout(300)
  void aSmallLstmBeatsTheFiveGramOnStoriesAndStaysAboveTheirEntropy() throws IOException {
    double ngram = trained("ngram", "--model ngram --order 5");
    double lstm =
        trained(
            "lstm",
            "--hidden 96 --embedding 32 --batch 16 --bptt 32 --learning-rate 0.01"
                + " --schedule cosine --warm-up 20 --steps 900 --evaluate-every 450");
    assertTrue(lstm < ngram, lstm + " bits per character, but the 5-gram " + ngram);
    assertTrue(lstm > 0.95 * StoryCorpus.bitsPerCharacter(), lstm + " is too good to be true");
  }
}
