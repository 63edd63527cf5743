package dev.unroll.data.audio.corpus;

import dev.unroll.core.check.Check;
import java.nio.file.Path;

/**
 * A recording and what is said in it.
 *
 * @param audio the file
 * @param transcript not blank, without white space at its ends
 * @param speaker a name; empty when nobody knows
 * @param source where the transcript was read, for errors: {@code table.tsv:17}, or a text file
 */
public record Utterance(Path audio, String transcript, String speaker, String source) {
  public Utterance {
    Check.notBlank("source of " + audio, source);
    Check.notBlank("transcript of " + audio, transcript);
    transcript = transcript.strip();
    speaker = speaker.strip();
  }
}
