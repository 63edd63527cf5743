package dev.unroll.data.audio.corpus;

import dev.unroll.core.check.Check;
import java.nio.file.Path;

/**
 * A recording and what is said in it.
 *
 * @param audio the file
 * @param transcript not blank, without white space at its ends
 * @param speaker a name; empty when nobody knows
 */
public record Utterance(Path audio, String transcript, String speaker) {
  public Utterance {
    Check.notBlank("transcript of " + audio, transcript);
    transcript = transcript.strip();
    speaker = speaker.strip();
  }
}
