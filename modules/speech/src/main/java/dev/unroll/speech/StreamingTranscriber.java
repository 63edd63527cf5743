package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.PrefixBeam;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.core.ctc.Span;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureStream;
import dev.unroll.data.audio.feature.Normalisation;
import java.util.List;

/**
 * Writes what is being said, piece by piece. The network reads forwards only and keeps its state;
 * features are normalised by what was heard so far. Not thread-safe; one for each recording.
 */
public final class StreamingTranscriber {
  private final SpeechModel model;
  private final FeatureStream features;
  private final StreamingNetwork network;
  private final PrefixBeam beam;
  private long samples;

  StreamingTranscriber(SpeechModel model, Decoding decoding) {
    Check.require(
        !model.config().network().bidirectional(),
        "the network reads recordings from both ends, so it cannot write while somebody speaks;"
            + " train with --no-bidirectional");
    this.model = model;
    Normalisation trained = model.config().features().normalisation();
    Normalisation running = trained == Normalisation.UTTERANCE ? Normalisation.RUNNING : trained;
    features = new FeatureExtractor(model.config().features().with(running)).stream();
    network =
        new StreamingNetwork(
            model.config().network(),
            model.config().features().width(),
            model.alphabet(),
            model.graph());
    beam =
        decoding instanceof Decoding.Beam wide
            ? new PrefixBeam(
                model.alphabet(), wide.options(), wide.language().over(model.alphabet()))
            : new PrefixBeam(model.alphabet(), PrefixBeamOptions.of(1), LabelScorer.none());
  }

  /**
   * Takes the next piece.
   *
   * @param samples in [-1, 1] at {@link SpeechModel#rate()}; the first {@code count} are the piece
   */
  public void accept(float[] samples, int count) {
    this.samples += count;
    decode(network.accept(features.accept(samples, count)));
  }

  /** Takes the end, after which nothing may come. */
  public void finish() {
    decode(network.accept(features.finish()));
    decode(network.finish());
  }

  private void decode(float[][] emissions) {
    for (float[] frame : emissions) {
      beam.accept(frame);
    }
  }

  /** What was said so far; its end may still change. */
  public String text() {
    return model.text(beam.best().spans());
  }

  /** All that was said so far. */
  public Transcript transcript() {
    List<Span> spans = beam.best().spans();
    String text = model.text(spans);
    Transcript.Candidate best = new Transcript.Candidate(text, beam.best().score());
    double seconds = (double) samples / model.rate();
    return new Transcript(text, model.words(spans), List.of(best), seconds, List.of());
  }
}
