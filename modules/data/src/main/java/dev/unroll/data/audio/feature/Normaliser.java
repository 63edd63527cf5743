package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/** Scales frames that come in pieces. */
sealed interface Normaliser permits Normaliser.None, UtteranceNormaliser, RunningNormaliser {
  /** Takes the next frames and may change them; gives those that nothing later can change. */
  List<double[]> accept(List<double[]> frames);

  /** The rest. */
  List<double[]> finish();

  /** The one that {@code options} ask for. */
  static Normaliser of(FeatureOptions options) {
    return switch (options.normalisation()) {
      case NONE -> new None();
      case UTTERANCE -> new UtteranceNormaliser(options.width());
      case RUNNING -> new RunningNormaliser(options.width());
    };
  }

  /** Changes nothing. */
  final class None implements Normaliser {
    @Override
    public List<double[]> accept(List<double[]> frames) {
      return frames;
    }

    @Override
    public List<double[]> finish() {
      return new ArrayList<>();
    }
  }
}
