package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.WordTokeniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Probes that need no more than text; all drawn from one seed. */
public final class TextProbes {
  /** Sentences of a class in a part, enough for errors of about one percent. */
  static final int MOST = 5000;

  private static final WordTokeniser WORDS = new WordTokeniser();

  /** Upper ends of the bins of {@link #length}. */
  private static final int[] ENDS = {4, 8, 12, 16, 20};

  private static final int SHORTEST_SHIFTED = 4;
  private static final int PARTS = 10;

  private TextProbes() {}

  /** How many words and signs a sentence has, in six bins ("SentLen" of Conneau et al.). */
  public static Probe length(Parts<String> sentences, long seed) {
    List<String> bins = List.of("1-4", "5-8", "9-12", "13-16", "17-20", "21+");
    Parts<LabelledSentence> labelled =
        sentences.map(
            part ->
                part.stream()
                    .filter(sentence -> !sentence.isBlank())
                    .map(sentence -> new LabelledSentence(sentence, bin(sentence)))
                    .toList());
    return Probe.balanced("length", bins, labelled, MOST, RandomStream.named(seed, "length"));
  }

  private static int bin(String sentence) {
    int words = WORDS.tokens(sentence).size();
    int bin = 0;
    while (bin < ENDS.length && words > ENDS[bin]) {
      bin++;
    }
    return bin;
  }

  /**
   * Whether two neighbouring words changed places ("BShift" of Conneau et al.), which no bag of
   * words can tell. Neither is the first, whose capital would tell, nor a sign; and every sentence,
   * changed or not, is spaced anew alike. Sentences without such words are left out.
   */
  public static Probe wordOrder(Parts<String> sentences, long seed) {
    RandomStream random = RandomStream.named(seed, "word order");
    Parts<LabelledSentence> labelled =
        sentences.map(
            part -> {
              List<LabelledSentence> made = new ArrayList<>();
              for (String sentence : part) {
                List<String> words = new ArrayList<>(WORDS.tokens(sentence));
                List<Integer> places = places(words);
                if (!places.isEmpty()) {
                  int label = random.nextInt(2);
                  if (label == 1) {
                    int place = places.get(random.nextInt(places.size()));
                    words.add(place, words.remove(place + 1));
                  }
                  made.add(new LabelledSentence(WORDS.text(words), label));
                }
              }
              return made;
            });
    return Probe.balanced("word order", List.of("intact", "swapped"), labelled, MOST, random);
  }

  /** Where a word and the next can change places so that it shows. */
  private static List<Integer> places(List<String> words) {
    List<Integer> places = new ArrayList<>();
    for (int i = 1; words.size() >= SHORTEST_SHIFTED && i + 1 < words.size(); i++) {
      boolean both = isWord(words.get(i)) && isWord(words.get(i + 1));
      if (both && !words.get(i).equalsIgnoreCase(words.get(i + 1))) {
        places.add(i);
      }
    }
    return places;
  }

  private static boolean isWord(String token) {
    return Character.isLetter(token.codePointAt(0));
  }

  /**
   * Which book a sentence is from. Of every ten sentences of a book in a row, eight are learnt
   * from, one is for development and one is tested.
   *
   * @param books sentences by the book's name; at least two books
   */
  public static Probe topic(Map<String, List<String>> books, long seed) {
    Check.require(books.size() >= 2, "a probe of topics needs two books, but has " + books.size());
    List<LabelledSentence> training = new ArrayList<>();
    List<LabelledSentence> development = new ArrayList<>();
    List<LabelledSentence> test = new ArrayList<>();
    List<String> names = new ArrayList<>();
    new TreeMap<>(books)
        .forEach(
            (name, sentences) -> {
              for (int i = 0; i < sentences.size(); i++) {
                List<LabelledSentence> part =
                    switch (i % PARTS) {
                      case PARTS - 2 -> development;
                      case PARTS - 1 -> test;
                      default -> training;
                    };
                part.add(new LabelledSentence(sentences.get(i), names.size()));
              }
              names.add(name);
            });
    Parts<LabelledSentence> labelled = new Parts<>(training, development, test);
    return Probe.balanced("topic", names, labelled, MOST, RandomStream.named(seed, "topic"));
  }
}
