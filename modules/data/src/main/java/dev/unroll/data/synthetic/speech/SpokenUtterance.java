package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.Sound;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that was said, and all that is known of it.
 *
 * @param id tells it from the others of its corpus
 * @param speaker who says it
 * @param words in the order of speaking
 * @param sound of it; not copied, to be read only
 */
public record SpokenUtterance(String id, String speaker, List<SpokenWord> words, Sound sound) {
  public SpokenUtterance {
    Check.notBlank("id", id);
    Check.notBlank("speaker", speaker);
    words = List.copyOf(words);
    float[] samples = sound.samples();
    for (int i = 0; i < samples.length; i++) {
      Check.require(
          Math.abs(samples[i]) <= 1,
          id + ": samples must be in [-1, 1], but sample " + i + " was " + samples[i]);
    }
    double after = 0;
    for (SpokenWord word : words) {
      Check.require(
          word.start() >= after, id + ": " + word + " begins before the one before it ends");
      after = word.end();
    }
    Check.require(
        after <= sound.seconds(),
        id + ": the last word ends at " + after + " s, after the last sample");
  }

  /** The words with a space between any two. */
  public String transcript() {
    return words.stream().map(SpokenWord::word).collect(Collectors.joining(" "));
  }
}
