package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.tagging.Chunk;
import dev.unroll.core.tagging.TagScheme;
import java.util.List;

/**
 * What a model says of a text.
 *
 * @param words of the text; none of a blank one
 * @param tags one for each word, slots in IOB2; none if the model tags no words
 * @param label of the whole, such as its intent; "" if the model knows none
 * @param certainty probability of the label, in [0, 1]; 0 if there is none
 * @param ranking all terms that the model knows with their probabilities, the likeliest first; none
 *     if it looks for none
 */
public record Tagged(
    List<String> words,
    List<String> tags,
    String label,
    double certainty,
    List<RankedTerm> ranking) {
  /** A term is a key term from this probability on. */
  private static final double LIKELY = 0.5;

  public Tagged {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    ranking = List.copyOf(ranking);
    Check.require(
        tags.isEmpty() || tags.size() == words.size(), "there must be a tag for each word or none");
  }

  /** Of a blank text: nothing. */
  static Tagged empty() {
    return new Tagged(List.of(), List.of(), "", 0, List.of());
  }

  /**
   * The slots.
   *
   * @throws IllegalArgumentException when the tags are no slots but, say, parts of speech
   */
  public List<Chunk> slots() {
    return TagScheme.chunks(tags);
  }

  /** The key terms, the likeliest first. */
  public List<RankedTerm> terms() {
    return ranking.stream().filter(term -> term.score() >= LIKELY).toList();
  }

  /** The text with blanks between the words. */
  public String text() {
    return String.join(" ", words);
  }
}
