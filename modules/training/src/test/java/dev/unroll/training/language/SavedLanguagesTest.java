package dev.unroll.training.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.ngram.SentenceNgrams;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLanguagesTest {
  @TempDir Path folder;

  /** Knows checkpoints with one entry. */
  private record Provider(String entry, SavedLanguage saved) implements LanguageProvider {
    @Override
    public boolean made(Checkpoint checkpoint) {
      return checkpoint.model().containsKey(entry);
    }

    @Override
    public SavedLanguage language(Checkpoint checkpoint) {
      return saved;
    }
  }

  private static SavedLanguage language() {
    Vocabulary vocabulary = Vocabulary.builder().special(Vocabulary.UNKNOWN).add("a").build();
    TokenScorer scorer =
        SentenceNgrams.ofStream(vocabulary, KneserNey.train(1, 2, new int[] {1, 1}), "\n");
    return new SavedLanguage(new CharacterTokeniser(), scorer);
  }

  private Path run() throws IOException {
    Path best = folder.resolve("best.zip");
    CheckpointFile.write(best, new Checkpoint(LoopState.start(), Map.of(), Map.of("mine", "")));
    return best;
  }

  @Test
  void theApplicationThatMadeARunReadsIt() throws IOException {
    SavedLanguage own = language();
    SavedLanguages languages =
        new SavedLanguages(
            List.of(new Provider("another's", language()), new Provider("mine", own)));
    assertSame(own, languages.read(run()));
    assertSame(own, languages.read(run().getParent()));
  }

  @Test
  void aRunOfAnotherKindIsRefused() {
    SavedLanguages languages = new SavedLanguages(List.of(new Provider("other", language())));
    assertEquals(
        folder.resolve("best.zip")
            + " is a run, but none of a language model; choose one that lm train made",
        assertThrows(IllegalArgumentException.class, () -> languages.read(run())).getMessage());
  }

  @Test
  void aClassPathWithoutLanguageModelsIsSaid() {
    assertEquals(
        folder.resolve("best.zip")
            + " is a run, but no application on the class path reads language models; add"
            + " unroll-language-model to it, or take an ARPA file",
        assertThrows(IllegalArgumentException.class, () -> SavedLanguages.onClassPath().read(run()))
            .getMessage());
  }
}
