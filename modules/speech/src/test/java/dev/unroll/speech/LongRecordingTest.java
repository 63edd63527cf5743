package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.data.audio.SoundStream;
import dev.unroll.data.audio.feature.Edges;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.audio.feature.Framing;
import dev.unroll.data.audio.feature.WindowShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hours are transcribed piece by piece, and no more than a piece is read ahead. */
class LongRecordingTest {
  private static final int RATE = 2_000;
  private static final int SECONDS = 2 * 3600;

  @TempDir Path folder;

  /** A tone with pauses, which is nowhere as a whole. */
  private static final class Hours implements SoundStream {
    private long given;
    private int longest;

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public int read(float[] block) {
      longest = Math.max(longest, block.length);
      int count = (int) Math.min(block.length, (long) SECONDS * RATE - given);
      for (int i = 0; i < count; i++, given++) {
        boolean pause = given / RATE % 10 == 9;
        block[i] = pause ? 0 : 0.5f * (float) Math.sin(0.3 * (given % 4_000));
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** Counts what was read when a piece is decoded. */
  private static final class Pieces implements Decoding.Language {
    private final Hours hours;
    private long before;
    private long most;
    private int count;

    Pieces(Hours hours) {
      this.hours = hours;
    }

    @Override
    public LabelScorer over(Alphabet alphabet) {
      most = Math.max(most, hours.given - before);
      before = hours.given;
      count++;
      return LabelScorer.none();
    }
  }

  @Test
  void twoHoursAreTranscribedPieceByPiece() throws IOException {
    // Few frames a second, so that hours take seconds.
    Framing framing = new Framing(RATE, 200, 200, WindowShape.POVEY, 0.97, Edges.SNIP);
    SpeechConfig config =
        new SpeechConfig(
            FeatureOptions.logMel(RATE, 8).with(framing),
            Spoken.sizes(true, new Convolution(5, 2, 6)),
            AugmentConfig.none(),
            30,
            4);
    SpeechModel model = Spoken.untrained(folder, config);
    Hours hours = new Hours();
    Pieces pieces = new Pieces(hours);
    Decoding decoding = new Decoding.Beam(PrefixBeamOptions.of(1), pieces);
    Transcript found = model.transcribe(hours, decoding);
    assertEquals(SECONDS, found.seconds(), 1e-6);
    int piece = Segments.MOST_SECONDS * RATE;
    assertTrue(hours.longest <= piece, "asked for " + hours.longest + " samples at once");
    assertTrue(pieces.most <= piece + 1, "read " + pieces.most + " samples between two pieces");
    assertTrue(pieces.count >= SECONDS / Segments.MOST_SECONDS, pieces.count + " pieces");
  }
}
