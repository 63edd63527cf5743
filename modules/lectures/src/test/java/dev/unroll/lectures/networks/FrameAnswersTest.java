package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FrameAnswersTest {
  @Test
  void fourFramesAreJudgedByHand() {
    int silence = SpokenFrames.SILENCE;
    int[] said = {3, 7, silence, 7}; // in two pieces of two frames
    INDArray output = Nd4j.zeros(2, silence + 1, 2);
    for (int t = 0; t < said.length; t++) {
      output.putScalar(new int[] {t / 2, said[t], t % 2}, 0.9);
    }

    FrameAnswers answers = FrameAnswers.of(output, 3, 3, 3, silence);

    assertEquals(1 / 3.0, answers.digits(), 1e-9, "of three frames inside digits");
    assertEquals(2 / 4.0, answers.speech(), 1e-9, "frames 1 and 2");
    assertEquals(4 / 0.08, answers.changes(), 1e-9, "the first frame changes from silence");
    assertEquals(0.9, answers.probabilities()[3][7], 1e-6);
  }
}
