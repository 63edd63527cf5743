package dev.unroll.data.tagging;

import dev.unroll.core.text.WordTokeniser;
import dev.unroll.core.text.WordTokeniser.Splitting;
import java.util.List;
import java.util.Locale;

/** How tagged or labelled sentences stand in files, by the names that users type. */
public enum TaggingLayout {
  /**
   * A folder as those of ATIS and SNIPS (Goo et al. 2018): line i of {@code seq.in} is a sentence,
   * of {@code seq.out} its tags, both with blanks between them, and of {@code label} its intent. A
   * folder without {@code label} has no intents.
   */
  SLOTS(Splitting.WHITE_SPACE),
  /**
   * A word a line, as in the CoNLL shared tasks: the word is the first column and its tag the last,
   * with blanks or tabs between them, and a blank line ends the sentence. A line {@code # intent:
   * X} above the words says the label; it has a blank behind the number sign and no tab.
   */
  COLUMNS(Splitting.WHITE_SPACE),
  /** CoNLL-U, with the parts of speech of Universal Dependencies as tags. */
  UPOS(Splitting.UNICODE),
  /** CoNLL-U, with the language's own parts of speech as tags. */
  XPOS(Splitting.UNICODE),
  /** A sentence a line: its label, a tab, its text. */
  LABELLED(Splitting.UNICODE),
  /**
   * A sentence a line, its words parted by blanks, in files whose ending is the label: {@code .pos}
   * and {@code .neg} (Pang and Lee 2005). See {@link WesternText} for its letters.
   */
  POLARITY(Splitting.WHITE_SPACE);

  private final Splitting splitting;

  TaggingLayout(Splitting splitting) {
    this.splitting = splitting;
  }

  /** The words of a text, cut as those of files of this layout are. */
  public List<String> words(String text) {
    return new WordTokeniser(splitting, false, false).tokens(text);
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
