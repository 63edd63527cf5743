package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeechCaseTest {
  @Test
  void trainingCountsTheProductsOfTheSameStackWithALabelForEachFrame() {
    Case labelled = Cases.named("bilstm-256").get(0);
    assertEquals(labelled.flopPerToken(), Cases.named("ctc-train").get(0).flopPerToken());
  }

  @Test
  void everyUtteranceIsLongEnoughForItsLabels() {
    for (Case one : Cases.named("ctc")) {
      SpeechCase work = (SpeechCase) one;
      for (Utterances batch : Utterances.of(work)) {
        assertEquals(work.steps(), Arrays.stream(batch.lengths()).max().orElseThrow());
        for (int n = 0; n < work.rows(); n++) {
          assertTrue(2 * batch.labels()[n].length <= batch.lengths()[n]);
          assertTrue(Arrays.stream(batch.labels()[n]).allMatch(k -> k > 0 && k < 29));
        }
      }
    }
  }

  @Test
  void framesThatArePaddingDoNotCount() {
    SpeechCase work = (SpeechCase) Cases.named("ctc-train").get(0);
    long counted = Arrays.stream(Utterances.of(work).get(1).lengths()).sum();
    assertEquals(counted, work.tokens()[1]);
    assertEquals(16 * 400, Cases.named("ctc-loss").get(0).tokens()[0]);
  }
}
