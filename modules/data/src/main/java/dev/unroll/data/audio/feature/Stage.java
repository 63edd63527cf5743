package dev.unroll.data.audio.feature;

import java.util.List;

/** One step on the way from bands to features, for frames that come in pieces. */
sealed interface Stage
    permits LevelRange, Cepstrum, Deltas, UtteranceNormaliser, RunningNormaliser {
  /** Takes the next frames and may change them; gives those that nothing later can change. */
  List<double[]> accept(List<double[]> frames);

  /** The rest. */
  List<double[]> finish();
}
