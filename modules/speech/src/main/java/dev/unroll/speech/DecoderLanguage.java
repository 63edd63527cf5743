package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.LabelTokens;
import dev.unroll.core.ctc.Lexicon;
import dev.unroll.core.ctc.WordTokens;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.ngram.SentenceNgrams;
import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.content.Opened;
import dev.unroll.training.language.SavedLanguage;
import dev.unroll.training.language.SavedLanguages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A language model and what its tokens are.
 *
 * @param letters its tokens are letters, else words
 * @param space how it writes the space, if its tokens are letters
 */
record DecoderLanguage(TokenScorer model, boolean letters, String space) {
  private static final byte[] ZIP = {'P', 'K'};

  /**
   * Reads a run or checkpoint of a language model, which knows itself what its tokens are, or an
   * ARPA file.
   *
   * @param letters whether an ARPA file is one of letters
   * @param space how an ARPA file of letters writes the space
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is damaged, or no language model of letters or words
   */
  static DecoderLanguage read(Path file, boolean letters, String space) throws IOException {
    if (!isRun(file)) {
      return new DecoderLanguage(SentenceNgrams.of(ArpaFile.read(file)), letters, space);
    }
    SavedLanguage saved = SavedLanguages.onClassPath().read(file);
    Check.require(
        !(saved.tokeniser() instanceof BytePairTokeniser),
        file + " is a model of byte pairs; train one with --level char or --level word");
    boolean characters = saved.tokeniser() instanceof CharacterTokeniser;
    Check.require(
        characters || !letters,
        file + " is a model of words; leave out --letters, or train one with --level char");
    return new DecoderLanguage(saved.scorer(), characters, " ");
  }

  private static boolean isRun(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return true;
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return false; // a pipe, which can be read once only
    }
    try (InputStream in = Opened.file(file, "a language model")) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  /** Scores the labels of an alphabet by letters. */
  LabelScorer ofLetters(Alphabet alphabet) {
    return new LabelTokens(model, alphabet, space);
  }

  /**
   * Scores the labels of an alphabet by words.
   *
   * @param listed that may be written
   * @param unknown nats, at most 0, for others; -Infinity bars them
   */
  LabelScorer ofWords(List<String> listed, double unknown, Alphabet alphabet) {
    return new WordTokens(model, alphabet, Lexicon.of(spelt(listed, alphabet), alphabet), unknown);
  }

  /** The words that the model knows. */
  List<String> words() {
    Vocabulary vocabulary = model.vocabulary();
    return IntStream.range(0, vocabulary.size())
        .mapToObj(vocabulary::token)
        .filter(token -> !token.startsWith("<"))
        .toList();
  }

  /** Words that the alphabet can spell: others can never be written. */
  private static List<String> spelt(List<String> words, Alphabet alphabet) {
    Set<String> letters = Set.copyOf(alphabet.symbols());
    List<String> spelt =
        words.stream()
            .filter(
                word -> word.codePoints().mapToObj(Character::toString).allMatch(letters::contains))
            .toList();
    Check.require(
        !spelt.isEmpty(),
        "no word of the language model can be spelt with the letters of the recogniser; does one of"
            + " them write capitals?");
    return spelt;
  }
}
