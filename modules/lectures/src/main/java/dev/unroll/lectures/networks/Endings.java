package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.tagging.TaggedSentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences with words that nobody ever said, whose ending tells their kind (the idea of the wug
 * test, Berko 1958): "again it was velkousness there". The words around them do not tell it.
 */
final class Endings {
  /** Kinds of words, and their endings. */
  static final List<String> KINDS = List.of("noun", "verb", "adjective", "adverb");

  private static final List<String> ENDINGS = List.of("ness", "ing", "ous", "ly");
  private static final List<String> BEFORE = List.of("it was", "they say", "again", "then");
  private static final List<String> AFTER = List.of("today", "there", "of course", "so far");
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private Endings() {}

  /** Made-up sentences, each with one made-up word, which has a kind; the others have tag O. */
  static List<TaggedSentence> sentences(RandomStream random, int count) {
    List<TaggedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(KINDS.size());
      List<String> words = new ArrayList<>(words(BEFORE, random));
      int place = words.size();
      words.add(stem(random) + ENDINGS.get(kind));
      words.addAll(words(AFTER, random));
      List<String> tags = new ArrayList<>();
      for (int t = 0; t < words.size(); t++) {
        tags.add(t == place ? KINDS.get(kind) : "O");
      }
      sentences.add(new TaggedSentence(words, tags, ""));
    }
    return sentences;
  }

  private static List<String> words(List<String> phrases, RandomStream random) {
    return List.of(phrases.get(random.nextInt(phrases.size())).split(" "));
  }

  /** Three syllables and a consonant: one of some five million. */
  private static String stem(RandomStream random) {
    StringBuilder stem = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      String letters = i % 2 == 0 ? CONSONANTS : VOWELS;
      stem.append(letters.charAt(random.nextInt(letters.length())));
    }
    return stem.toString();
  }
}
