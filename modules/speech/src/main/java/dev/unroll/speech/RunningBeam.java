package dev.unroll.speech;

import dev.unroll.core.ctc.PrefixBeam;
import dev.unroll.core.ctc.Span;
import java.util.List;

/** A prefix beam over frames that come one by one. */
record RunningBeam(PrefixBeam beam) implements RunningDecoder {
  @Override
  public void accept(float[] frame) {
    beam.accept(frame);
  }

  @Override
  public List<Span> spans() {
    return beam.best().spans();
  }

  @Override
  public int settled() {
    return beam.settled();
  }

  @Override
  public List<Decoding.Found> finish() {
    return beam.nBest().stream().map(one -> new Decoding.Found(one.spans(), one.score())).toList();
  }
}
