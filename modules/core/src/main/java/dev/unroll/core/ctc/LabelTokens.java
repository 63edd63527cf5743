package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores by a language model whose tokens are the labels, such as one of characters: ln P(label |
 * the labels before), and at the end ln P(the sentence ends). As thread-safe as the model.
 */
public final class LabelTokens implements LabelScorer {
  private final TokenScorer model;

  /** The token of each symbol; -1 for the blank. */
  private final int[] tokens;

  /**
   * Scores the labels of {@code alphabet}.
   *
   * @param space how the model writes the label " ", which an ARPA file cannot hold as it is, such
   *     as {@code |} or {@code <space>}; of no account when the alphabet has no space
   * @throws IllegalArgumentException naming a label that the model neither holds nor has an {@code
   *     <unk>} for; naming all labels when it holds none but the space
   */
  public LabelTokens(TokenScorer model, Alphabet alphabet, String space) {
    this.model = model;
    tokens = new int[alphabet.size()];
    List<String> letters = new ArrayList<>();
    for (int symbol = 0; symbol < tokens.length; symbol++) {
      String text = symbol == alphabet.space() ? space : alphabet.symbols().get(symbol);
      tokens[symbol] = symbol == alphabet.blank() ? -1 : token(model.vocabulary(), text);
      if (symbol != alphabet.blank() && symbol != alphabet.space()) {
        letters.add(text);
      }
    }
    Check.require(
        letters.isEmpty() || letters.stream().anyMatch(model.vocabulary()::contains),
        "the language model holds none of the labels "
            + String.join(" ", letters)
            + "; does one of them write capitals?");
  }

  private static int token(Vocabulary vocabulary, String text) {
    Check.require(
        vocabulary.contains(text) || vocabulary.hasUnknown(),
        "label '"
            + text
            + "' is not in the language model, which has no <unk>; train it on text"
            + " that holds all labels");
    return vocabulary.id(text);
  }

  @Override
  public State start() {
    return new After(model.start());
  }

  private final class After implements State {
    private final TokenScorer.State history;

    After(TokenScorer.State history) {
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
