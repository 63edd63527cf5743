package dev.unroll.data.synthetic.topic;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.synthetic.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Notes of {@value #FEWEST_WORDS} to {@value #MOST_WORDS} words without end, from a seed, each with
 * one to four key terms. A key term is told by the words that come with it: as many other terms are
 * named as often, and are not what the note is about, so that counting finds both. Of ten notes one
 * names none of its key terms at all.
 *
 * <p>The answer is always known: a term is a key term exactly if at least three of its own words
 * are in the note, and of any other no word but its name is there. Equal arguments give equal
 * notes, and more of them begin with the fewer. Not thread-safe.
 */
public final class TopicNotes {
  static final int FEWEST_WORDS = 30;
  static final int MOST_WORDS = 80;

  private static final int MOST_TERMS = 4;
  private static final int FEWEST_OWN = 3;
  private static final List<Topic> TOPICS = Topic.all();
  private static final List<String> LINKS =
      List.of(
          "the", "and", "of", "with", "a", "near", "for", "in", "then", "about", "some", "without",
          "after", "by", "was", "had", "said", "saw", "they", "we", "old", "new", "again", "more");

  private final long seed;

  public TopicNotes(long seed) {
    this.seed = seed;
  }

  /** All terms that notes may be about, in a fixed order. */
  public static List<String> terms() {
    return TOPICS.stream().map(Topic::term).toList();
  }

  /**
   * The first {@code count} notes of a split, each drawn for itself.
   *
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public List<KeyTermDocument> notes(Split split, int count) {
    Check.notNegative("count", count);
    RandomStream random = RandomStream.named(seed, "topic notes " + split.lowerCase());
    return Stream.generate(() -> note(random)).limit(count).toList();
  }

  private static KeyTermDocument note(RandomStream random) {
    int terms = 1 + random.nextInt(MOST_TERMS);
    boolean named = random.nextInt(10) > 0;
    int[] order = IntStream.range(0, TOPICS.size()).toArray();
    random.shuffle(order);
    List<String> words = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < terms; i++) {
      Topic key = TOPICS.get(order[i]);
      keys.add(key.term());
      addOwn(words, key, random);
      int times = 1 + random.nextInt(2);
      for (int time = 0; named && time < times; time++) {
        words.add(key.term());
        // As often as the key term: how often a term is named says nothing.
        words.add(TOPICS.get(order[terms + i]).term());
      }
    }
    return new KeyTermDocument(linked(words, random), keys);
  }

  private static void addOwn(List<String> words, Topic topic, RandomStream random) {
    int[] order = IntStream.range(0, topic.words().size()).toArray();
    random.shuffle(order);
    int many = FEWEST_OWN + random.nextInt(order.length - FEWEST_OWN + 1);
    for (int i = 0; i < many; i++) {
      words.add(topic.words().get(order[i]));
    }
  }

  /** The words in any order, with others that say nothing before and between them. */
  private static String linked(List<String> words, RandomStream random) {
    int least = Math.max(FEWEST_WORDS, 2 * words.size());
    int length = least + random.nextInt(MOST_WORDS - least + 1);
    int[] order = IntStream.range(0, length).toArray();
    random.shuffle(order);
    return IntStream.of(order)
        .mapToObj(i -> i < words.size() ? words.get(i) : LINKS.get(random.nextInt(LINKS.size())))
        .reduce((left, right) -> left + " " + right)
        .orElseThrow();
  }
}
