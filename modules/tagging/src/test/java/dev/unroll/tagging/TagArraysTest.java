package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagArraysTest {
  private static final int TAGS = 5;

  private static TagArrays arrays(Variant variant, int[] tags, int label) {
    TagConfig config = variant.config(Kind.NONE);
    Lexicon lexicon = Models.data(config, Models.REQUESTS).lexicon();
    TagBatch batch =
        TagBatches.of(List.of(lexicon.sequence(List.of("a", "b", "c"), tags, label)), 0);
    return TagArrays.of(config, new TagSizes(20, 20, TAGS, 2, 0), batch, List.of(new int[0]));
  }

  @Test
  void theTrueTagBeforeIsReadAndNoneBeforeTheFirst() {
    TagArrays arrays = arrays(Variant.FEEDBACK, new int[] {3, 1, 4}, 0);
    assertArrayEquals(new float[] {TAGS, 3, 1}, arrays.inputs()[1].ravel().toFloatVector());
  }

  @Test
  void whatTrainingLacksIsNeitherLearntNorRead() {
    TagArrays arrays = arrays(Variant.FEEDBACK, new int[] {3, Answers.NONE, 4}, Answers.NONE);
    assertArrayEquals(new float[] {TAGS, 3, TAGS}, arrays.inputs()[1].ravel().toFloatVector());
    assertArrayEquals(new float[] {1, 0, 1}, arrays.masks()[0].ravel().toFloatVector());
    assertEquals(0, arrays.masks()[1].getFloat(0));
    assertEquals(2, arrays.tokens());
  }

  @Test
  void theIntentWeighsWhatTheUserSays() {
    assertEquals(0.7f, arrays(Variant.PLAIN, new int[] {3, 1, 4}, 1).masks()[1].getFloat(0));
  }
}
