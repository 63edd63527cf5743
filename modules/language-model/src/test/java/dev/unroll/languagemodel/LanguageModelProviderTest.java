package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageModelProviderTest {
  private static boolean made(Map<String, String> texts) {
    return new LanguageModelProvider().made(new Checkpoint(LoopState.start(), Map.of(), texts));
  }

  @Test
  void aModelOfAnotherApplicationWithEntriesOfTheSameNamesIsNone() {
    Map<String, String> texts =
        new HashMap<>(LanguageModel.texts(TinyModels.LSTM, TinyModels.data(TinyModels.LSTM)));
    assertTrue(made(texts));
    texts.put(LanguageModel.CONFIG, "{\"encoder\": {}, \"text\": {}, \"batch\": 16}");
    assertFalse(made(texts));
    texts.remove(LanguageModel.CONFIG);
    assertFalse(made(texts));
  }
}
