package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RecurrentScorer.START;

import dev.unroll.core.decoding.BeamOptions.Unfinished;
import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.stream.Stream;

/** Tiny models and beam options drawn at random, by number. */
final class RandomOptions {
  private RandomOptions() {}

  static TinyModel model(int i) {
    int size = 2 + i % 3;
    return i % 4 == 0 ? TinyModel.ties(size, i) : TinyModel.random(size, i, i % 4 == 1);
  }

  /** Draws the rest of the options at random, for a model of the same number. */
  static BeamOptions options(int i, int width, int nBest) {
    RandomStream stream = RandomStream.named(i, "options");
    int size = 2 + i % 3;
    int maximumSteps = 1 + stream.nextInt(size == 4 ? 4 : 5);
    SequenceRules rules =
        new SequenceRules(
            START,
            stream.nextInt(5) == 0 ? SequenceRules.NO_STOP : stream.nextInt(size),
            stream.nextInt(maximumSteps),
            maximumSteps,
            stream.nextInt(4));
    List<LengthPenalty> penalties =
        Stream.of(0.6, 1.0, 3.0)
            .flatMap(a -> Stream.of(LengthPenalty.wu(a), new LengthPenalty(5, a, false)))
            .toList();
    LengthPenalty penalty =
        switch (stream.nextInt(4)) {
          case 0 -> LengthPenalty.none();
          case 1 -> LengthPenalty.mean();
          default -> penalties.get(stream.nextInt(penalties.size()));
        };
    Unfinished unfinished = stream.nextBoolean() ? Unfinished.LAST : Unfinished.AMONG_FINISHED;
    return new BeamOptions(width, nBest, rules, penalty, unfinished);
  }
}
