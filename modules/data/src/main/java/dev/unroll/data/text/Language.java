package dev.unroll.data.text;

import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.Set;

/**
 * How the sentences of one language become ids, and ids become sentences again.
 *
 * @param config how sentences are cut
 * @param tokeniser cuts them
 * @param vocabulary its tokens and the four special symbols
 */
public record Language(TextConfig config, Tokeniser tokeniser, Vocabulary vocabulary) {
  private static final Set<String> SYMBOLS =
      Set.of(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING);

  /** The language of these sentences. */
  public static Language of(TextConfig config, List<String> sentences) {
    Tokeniser tokeniser = config.tokeniser(sentences);
    return new Language(config, tokeniser, config.vocabulary(sentences, tokeniser));
  }

  /** The tokens of a sentence. */
  public List<String> tokens(String sentence) {
    return tokeniser.tokens(config.cased(sentence));
  }

  /** The text of ids. */
  public String textOf(List<Integer> ids) {
    return text(ids.stream().map(vocabulary::token).toList());
  }

  /** The text of tokens; byte pairs know no unknown one, which is left out. */
  public String text(List<String> tokens) {
    return tokeniser instanceof BytePairTokeniser pieces
        ? pieces.text(tokens.stream().filter(token -> !isSymbol(token)).toList())
        : tokeniser.text(tokens);
  }

  private static boolean isSymbol(String token) {
    return SYMBOLS.contains(token);
  }

  /** Whether a token may be a word that the vocabulary lacks, and not only a piece of one. */
  public boolean hasUnknownWords() {
    return !(tokeniser instanceof BytePairTokeniser);
  }

  /** What a token says in a text of another language. */
  public String word(String token) {
    return text(List.of(token)).strip();
  }

  /** A token as people read it: a piece of a word as text, blanks as ▁. */
  public String readable(String token) {
    return tokeniser instanceof BytePairTokeniser && !isSymbol(token)
        ? tokeniser.text(List.of(token)).replace(' ', '▁')
        : token;
  }

  /** A text with this language's case and spacing, as it comes out of a model. */
  public String plain(String text) {
    return tokeniser.text(tokens(text));
  }

  /** The ids of sentences, without special symbols. */
  public List<int[]> ids(List<String> sentences) {
    List<String> cased = sentences.stream().map(config::cased).toList();
    return SentencePipeline.ids(cased, tokeniser, vocabulary);
  }

  /** Ids between the symbols of start and end, as a decoder learns them. */
  public int[] framed(int[] ids) {
    int[] framed = new int[ids.length + 2];
    framed[0] = vocabulary.start();
    System.arraycopy(ids, 0, framed, 1, ids.length);
    framed[ids.length + 1] = vocabulary.end();
    return framed;
  }
}
