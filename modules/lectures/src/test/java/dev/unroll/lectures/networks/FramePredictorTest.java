package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.networks.BouncingDigits.Start;
import dev.unroll.lectures.networks.FramePredictor.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FramePredictorTest {
  private static final int SIDE = 8;
  private static final BouncingDigits TASK = new BouncingDigits(SIDE, 1);

  private static INDArray films(int index, int length) {
    return TASK.films(Start.LEARNT, RandomStream.named(5, "test").at(index), 3, length);
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  @ParameterizedTest
  @EnumSource
  void goingOnIsReadingTheWholeFilmAgain(Kind kind) {
    FramePredictor network = new FramePredictor(kind, SIDE, 4, 1);
    network.fit(films(0, 6));
    INDArray film = films(1, 3);
    INDArray after = network.after(film, 3);
    for (int step = 0; step < 3; step++) {
      INDArray answers = network.answers(film);
      int last = (int) film.size(2);
      INDArray next = FramePredictor.frames(answers, last - 1, last);
      assertArrayEquals(
          values(next), values(FramePredictor.frames(after, step, step + 1)), 1e-5, "step " + step);
      film = Nd4j.concat(2, film, next);
    }
  }

  @ParameterizedTest
  @EnumSource
  void updatesMakeTheNextFrameOfAFilmMoreProbable(Kind kind) {
    FramePredictor network = new FramePredictor(kind, SIDE, 6, 1);
    INDArray film = films(2, 6);
    INDArray truth = FramePredictor.frames(film, 1, 6);
    INDArray read = FramePredictor.frames(film, 0, 5);
    for (int update = 0; update < 30; update++) {
      network.fit(film);
    }
    double error = truth.squaredDistance(network.answers(read)) / truth.length();
    double empty = truth.sumNumber().doubleValue() / truth.length();
    assertTrue(error < empty, kind + ": " + error + " and of empty frames " + empty);
  }
}
