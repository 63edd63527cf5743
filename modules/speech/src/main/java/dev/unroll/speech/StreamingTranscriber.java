package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Span;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureOptions;
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
  private final RunningDecoder decoder;
  private long samples;

  StreamingTranscriber(SpeechModel model, Decoding decoding) {
    Check.require(
        !model.config().network().bidirectional(),
        "the network reads recordings from both ends, so it cannot write while somebody speaks;"
            + " train with --no-bidirectional");
    this.model = model;
    features = new FeatureExtractor(running(model.config().features())).stream();
    network =
        new StreamingNetwork(
            model.config().network(),
            model.config().features().width(),
            model.alphabet(),
            model.graph());
    decoder = decoding.running(model.alphabet());
  }

  /** The features that can be had while somebody speaks, of those that a model was trained on. */
  static FeatureOptions running(FeatureOptions trained) {
    FeatureOptions running =
        trained.normalisation() == Normalisation.UTTERANCE
            ? trained.with(Normalisation.RUNNING)
            : trained;
    Check.require(
        !running.waitsForTheEnd(),
        "normalisation "
            + trained.normalisation()
            + " and range "
            + trained.form().range()
            + " of the features wait for the end of a recording, so nothing can be written while"
            + " somebody speaks; train with normalisation RUNNING and range 0");
    return running;
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

  /**
   * Takes the end, after which nothing may come.
   *
   * @return all that was said, as a file is transcribed
   */
  public Transcript finish() {
    decode(network.accept(features.finish()));
    decode(network.finish());
    double seconds = (double) samples / model.rate();
    return model.transcript(decoder.finish(), seconds);
  }

  private void decode(float[][] emissions) {
    for (float[] frame : emissions) {
      decoder.accept(frame);
    }
  }

  /** What was said so far; its end may still change. */
  public String text() {
    return partial().text();
  }

  /**
   * What was said so far, and what of it is settled: with greedy decoding all, with a beam what all
   * its hypotheses begin with.
   */
  public Partial partial() {
    List<Span> spans = decoder.spans();
    Spelling spelling = model.spelling();
    // Spaces at its end come with the word after them, so this is the beginning of the whole text.
    String settled = spelling.text(spans.subList(0, decoder.settled()));
    return new Partial(settled, spelling.text(spans).substring(settled.length()));
  }
}
