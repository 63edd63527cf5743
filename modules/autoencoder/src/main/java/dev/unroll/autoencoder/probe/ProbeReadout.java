package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import java.util.Arrays;
import java.util.List;

/** Answers a {@link Probe} by a linear readout whose penalty the development part chooses. */
final class ProbeReadout {
  private final SentenceVectors vectors;

  ProbeReadout(SentenceVectors vectors) {
    this.vectors = vectors;
  }

  ProbeScore measure(Probe probe) {
    int classes = probe.classes().size();
    Examples training = examples(probe.sentences().training(), classes);
    Examples development = examples(probe.sentences().development(), classes);
    Examples test = examples(probe.sentences().test(), classes);
    double penalty = PenaltySearch.standard().byHeldOut(training, development);
    double accuracy = LogisticReadout.fit(training, penalty).accuracy(test);
    long[] counts = new long[classes];
    probe.sentences().test().forEach(labelled -> counts[labelled.label()]++);
    double majority = (double) Arrays.stream(counts).max().orElseThrow() / test.size();
    return new ProbeScore(
        vectors.name(), probe.name(), accuracy, majority, penalty, training.size(), test.size());
  }

  private Examples examples(List<LabelledSentence> part, int classes) {
    float[][] features = vectors.of(part.stream().map(LabelledSentence::sentence).toList());
    int[] labels = part.stream().mapToInt(LabelledSentence::label).toArray();
    return Examples.labelled(features, labels, classes);
  }
}
