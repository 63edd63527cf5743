package dev.unroll.tagging;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.tagging.TaggingLayout;
import dev.unroll.data.text.HashedGrams;
import dev.unroll.data.text.WordLetters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a network reads of words.
 *
 * @param config of the model
 * @param layout by which texts are cut into words
 * @param words vocabulary, with {@code <unk>} and {@code <pad>}
 * @param letters of words
 * @param cased whether training has a capital letter; derived from the letters
 */
record Lexicon(
    TagConfig config, TaggingLayout layout, Vocabulary words, WordLetters letters, boolean cased) {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 6;
  private static final String MARKS = ".,;:?!";

  /** What the words of these texts give. */
  static Lexicon of(TagConfig config, TaggingLayout layout, List<Example> examples) {
    Vocabulary.Builder words =
        Vocabulary.builder()
            .special(Vocabulary.UNKNOWN, Vocabulary.PADDING)
            .minimumCount(config.words().minimumCount())
            .maximumSize(Math.max(config.words().most(), 2));
    boolean lower = config.words().lowerCase();
    for (Example example : examples) {
      example.words().forEach(word -> words.add(key(word, lower)));
    }
    List<String> spelt = examples.stream().flatMap(one -> one.words().stream()).toList();
    return new Lexicon(
        config, layout, words.build(), WordLetters.of(spelt, config.letters().most()));
  }

  private static String key(String word, boolean lower) {
    return lower ? word.toLowerCase(Locale.ROOT) : word;
  }

  /**
   * As the training texts would have it: without capitals where those have none, and a word that
   * they lack without its capitals where they have it so.
   */
  private String read(String word) {
    String key = key(word, config.words().lowerCase());
    return words.contains(key) ? key : key(word, true);
  }

  /**
   * The words of a text, cut as those of the training texts; a mark at the end of a word is one by
   * itself where only the word without it is known, as of a question where those had no marks.
   */
  List<String> cut(String text) {
    return layout.words(text).stream().flatMap(this::withoutMark).toList();
  }

  private Stream<String> withoutMark(String word) {
    int end = word.length() - 1;
    boolean apart =
        end > 0
            && MARKS.indexOf(word.charAt(end)) >= 0
            && !knows(word)
            && knows(word.substring(0, end));
    return apart ? Stream.of(word.substring(0, end), word.substring(end)) : Stream.of(word);
  }

  /** The id of a word. */
  int id(String word) {
    return words.id(read(word));
  }

  /** Whether a word has an id of its own, as it is or without its capitals. */
  boolean knows(String word) {
    return words.contains(read(word));
  }

  Lexicon(TagConfig config, TaggingLayout layout, Vocabulary words, WordLetters letters) {
    this(config, layout, words, letters, cased(letters.letters()));
  }

  private static boolean cased(Vocabulary letters) {
    return letters.tokens(IntStream.range(0, letters.size()).toArray()).stream()
        .anyMatch(letter -> !letter.equals(letter.toLowerCase(Locale.ROOT)));
  }

  /** A sentence in numbers, without tags and label. */
  TagSequence sequence(List<String> sentence) {
    return sequence(sentence, new int[0], TagSequence.NO_LABEL);
  }

  /**
   * A sentence in numbers.
   *
   * @param tags ids, or none
   */
  TagSequence sequence(List<String> sentence, int[] tags, int label) {
    LetterConfig.Kind kind = config.letters().kind();
    int[][] none = new int[0][];
    return new TagSequence(
        sentence.stream().mapToInt(this::id).toArray(),
        tags,
        label,
        kind.recurrent() ? each(sentence, true) : none,
        kind.hashed() ? each(sentence, false) : none);
  }

  private int[][] each(List<String> sentence, boolean spelt) {
    int most = config.letters().most();
    HashedGrams grams = new HashedGrams(SHORTEST, LONGEST, config.letters().bits(), most);
    return sentence.stream()
        .map(word -> key(word, !cased))
        .map(word -> spelt ? letters.ids(word) : grams.ids(word))
        .toArray(int[][]::new);
  }

  /** How often each id is there, [V]. */
  int[] counts(List<int[]> sentences) {
    int[] counts = new int[words.size()];
    sentences.forEach(ids -> Arrays.stream(ids).forEach(id -> counts[id]++));
    return counts;
  }
}
