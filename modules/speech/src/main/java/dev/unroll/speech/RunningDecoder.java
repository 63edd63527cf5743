package dev.unroll.speech;

import dev.unroll.core.ctc.Span;
import java.util.List;

/** Finds a text in frames that come one by one. Not thread-safe; one for each recording. */
interface RunningDecoder {
  /** Takes the log-probabilities [K] of the next frame. */
  void accept(float[] frame);

  /** The labels so far, of which the last ones may still change. */
  List<Span> spans();

  /** How many of the first {@link #spans} keep their labels, whatever comes; never falls. */
  int settled();

  /** What was found, best first, when the recording ends here. */
  List<Decoding.Found> finish();
}
