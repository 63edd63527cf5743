package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.text.Vocabulary;

/**
 * Scores by an n-gram model whose tokens are the labels, such as one of characters: ln P(label |
 * the labels before), and at the end ln P({@code </s>}). Thread-safe.
 */
public final class LabelNgrams implements LabelScorer {
  private final ArpaFile arpa;

  /** The token of each symbol; -1 for the blank. */
  private final int[] tokens;

  /**
   * Scores the labels of {@code alphabet}.
   *
   * @param space how the model writes the label " ", which an ARPA file cannot hold as it is, such
   *     as {@code |} or {@code <space>}; of no account when the alphabet has no space
   * @throws IllegalArgumentException naming a label that the model neither holds nor has an {@code
   *     <unk>} for
   */
  public LabelNgrams(ArpaFile arpa, Alphabet alphabet, String space) {
    this.arpa = arpa;
    tokens = new int[alphabet.size()];
    for (int symbol = 0; symbol < tokens.length; symbol++) {
      String text = symbol == alphabet.space() ? space : alphabet.symbols().get(symbol);
      tokens[symbol] = symbol == alphabet.blank() ? -1 : token(arpa.vocabulary(), text);
    }
  }

  private static int token(Vocabulary vocabulary, String text) {
    Check.require(
        vocabulary.contains(text) || vocabulary.hasUnknown(),
        "label '"
            + text
            + "' is not in the n-gram model, which has no <unk>; train it on text"
            + " that holds all labels");
    return vocabulary.id(text);
  }

  @Override
  public State start() {
    return new After(NgramHistory.start(arpa));
  }

  private final class After implements State {
    private final NgramHistory history;

    After(NgramHistory history) {
      this.history = history;
    }

    @Override
    public double score(int label) {
      return history.score(tokens[label]);
    }

    @Override
    public State then(int label) {
      return new After(history.then(tokens[label]));
    }

    @Override
    public double end() {
      return history.end();
    }
  }
}
