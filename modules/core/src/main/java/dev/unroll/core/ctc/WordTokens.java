package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;

/**
 * Scores by a language model of words and a word list: labels may only spell words of the list,
 * with a space between. A word gets ln P(word | the words before) where it ends, at a space or at
 * the end of the utterance, and the end ln P(the sentence ends).
 *
 * <p>Until then its letters get the highest {@link TokenScorer#prior} of the words they may become,
 * taken back at its end, so that a beam does not prefer words for being unfinished. Words of the
 * list that the model does not hold get its {@code <unk>}. As thread-safe as the model.
 */
public final class WordTokens implements LabelScorer {
  private final TokenScorer model;
  private final Lexicon lexicon;
  private final int space;
  private final double unknownPenalty;
  private final int[] tokens;
  private final double[] ahead;

  /**
   * Scores words over the labels of {@code alphabet}.
   *
   * @param lexicon of the same alphabet
   * @param unknownPenalty nats, at most 0, that a word off the list gets besides ln P({@code
   *     <unk>}), or alone when the model has none; -Infinity forbids such words
   * @throws IllegalArgumentException when the alphabet has no space, or naming a word of the list
   *     that the model neither holds nor has an {@code <unk>} for
   */
  public WordTokens(TokenScorer model, Alphabet alphabet, Lexicon lexicon, double unknownPenalty) {
    Check.require(unknownPenalty <= 0, "unknownPenalty must be <= 0, but was " + unknownPenalty);
    Check.require(
        alphabet.space() >= 0,
        "an alphabet without the label ' ' does not tell where words end; use LabelTokens");
    this.model = model;
    this.lexicon = lexicon;
    this.unknownPenalty = unknownPenalty;
    space = alphabet.space();
    tokens = model.vocabulary().ids(lexicon.words());
    double[] priors = new double[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      priors[i] = model.prior(tokens[i]);
    }
    ahead = lexicon.highest(priors);
    ahead[Lexicon.ROOT] = 0;
  }

  @Override
  public State start() {
    return new After(model.start(), Lexicon.ROOT);
  }

  /** Some whole words, and the node of the letters after them; NONE when no word begins so. */
  private final class After implements State {
    private final TokenScorer.State history;
    private final int node;

    After(TokenScorer.State history, int node) {
      this.history = history;
      this.node = node;
    }

    @Override
    public double score(int label) {
      return label == space ? wordEnd() : ahead(child(label)) - ahead(node);
    }

    @Override
    public State then(int label) {
      return label == space
          ? new After(afterWord(), Lexicon.ROOT)
          : new After(history, child(label));
    }

    @Override
    public double end() {
      return wordEnd() + afterWord().end();
    }

    private int child(int label) {
      return node == Lexicon.NONE ? Lexicon.NONE : lexicon.child(node, label);
    }

    private double ahead(int of) {
      return of == Lexicon.NONE ? unknownPenalty : ahead[of];
    }

    /** What the word gets, less what its letters got; a second space adds nothing. */
    private double wordEnd() {
      if (node == Lexicon.ROOT) {
        return 0;
      }
      if (known()) {
        return history.score(token()) - ahead(node);
      }
      Vocabulary vocabulary = model.vocabulary();
      double unknown = vocabulary.hasUnknown() ? history.score(vocabulary.unknown()) : 0;
      return unknown + unknownPenalty - ahead(node);
    }

    private TokenScorer.State afterWord() {
      if (node == Lexicon.ROOT) {
        return history;
      }
      if (known()) {
        return history.then(token());
      }
      Vocabulary vocabulary = model.vocabulary();
      return vocabulary.hasUnknown() ? history.then(vocabulary.unknown()) : model.forgotten();
    }

    private boolean known() {
      return node != Lexicon.NONE && lexicon.word(node) != Lexicon.NONE;
    }

    private int token() {
      return tokens[lexicon.word(node)];
    }
  }
}
