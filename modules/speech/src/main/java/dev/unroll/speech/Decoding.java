package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.AlignedPath;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.BestPath;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.PrefixBeam;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.core.ctc.Span;
import java.util.List;

/** How a text is found in what the network emits. Thread-safe. */
public sealed interface Decoding {
  /** The likeliest symbol of each frame: fast. */
  static Decoding greedy() {
    return new Greedy();
  }

  /** Prefix beam search without a language model. */
  static Decoding beam(int width) {
    return new Beam(PrefixBeamOptions.of(width), alphabet -> LabelScorer.none());
  }

  /**
   * What was found.
   *
   * @param spans of the labels
   * @param score as {@link Transcript.Candidate} has it
   */
  record Found(List<Span> spans, double score) {}

  /** Texts in log-probabilities [U][K], best first, one at least. */
  List<Found> decode(float[][] emissions, Alphabet alphabet);

  /** A decoder of frames that come one by one, which finds what {@link #decode} finds. */
  RunningDecoder running(Alphabet alphabet);

  /** See {@link #greedy}. */
  record Greedy() implements Decoding {
    @Override
    public List<Found> decode(float[][] emissions, Alphabet alphabet) {
      AlignedPath path = BestPath.of(emissions, alphabet.blank());
      return List.of(new Found(path.spans(), path.logProbability()));
    }

    @Override
    public RunningDecoder running(Alphabet alphabet) {
      return new RunningPath(alphabet);
    }
  }

  /** Makes a language model for an alphabet. */
  interface Language {
    /** The model; the same for the same alphabet. */
    LabelScorer over(Alphabet alphabet);
  }

  /**
   * Prefix beam search.
   *
   * @param language model
   */
  record Beam(PrefixBeamOptions options, Language language) implements Decoding {
    public Beam {
      Check.positive("beam", options.width());
    }

    @Override
    public List<Found> decode(float[][] emissions, Alphabet alphabet) {
      RunningDecoder decoder = running(alphabet);
      for (float[] frame : emissions) {
        decoder.accept(frame);
      }
      return decoder.finish();
    }

    @Override
    public RunningDecoder running(Alphabet alphabet) {
      return new RunningBeam(new PrefixBeam(alphabet, options, language.over(alphabet)));
    }
  }
}
