package dev.unroll.lectures.architecture;

import dev.unroll.autoencoder.probe.LabelledSentence;
import dev.unroll.autoencoder.probe.Parts;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Little stories, each about one topic. A topic has two wordings that never meet in a sentence but
 * follow each other in a story: that they mean alike can be told from neighbours alone. How a
 * sentence is told (its adverb, who acts on whom) says nothing of its neighbours.
 *
 * <p>All {@value #DIFFERENT} sentences that there are fall by chance into three parts, of 60, 10
 * and 30 %. Stories are told with those of the first part alone, so that a probe is tested with
 * sentences that neither it nor the network has learnt from. Not thread-safe.
 */
final class TopicStories {
  /** Sentences that can be told: topic, wording, who acts on whom, verb, adverb. */
  static final int DIFFERENT = 6 * 2 * (4 * 3) * 2 * 8;

  /** Sentences of a story. */
  static final int SENTENCES = 5;

  /** Nouns and verbs by topic; the first wording before the bar, the other behind it. */
  private static final String[] TOPICS = {
    "waves sails gulls ropes lift toss | tides boats whales anchors carry rock",
    "cooks pots soups spoons stir warm | bakers ovens cakes bowls mix heat",
    "clouds rains winds hails soak chill | storms snows frosts mists cover freeze",
    "teachers pupils books pens ask teach | masters scholars pages slates question show",
    "farmers cows fields horses feed plough | shepherds sheep meadows dogs lead mow",
    "singers harps drums bells cheer tune | dancers flutes fiddles horns please follow"
  };

  private static final List<String> ADVERBS =
      List.of("today", "slowly", "again", "often", "gladly", "early", "alone", "somehow");
  private static final int NOUNS = 4;
  private static final int VERBS = 2;

  private final RandomStream random;
  private final int asked;
  private final Parts<Told> parts;

  /**
   * A sentence and what is true of it.
   *
   * @param wording 0 or 1
   * @param rising whether the noun that acts stands before the other in the list of its topic
   */
  private record Told(String text, int topic, int wording, int adverb, boolean rising) {
    Told(int topic, int wording, int acts, int other, int verb, int adverb) {
      this(
          text(TOPICS[topic].split(" \\| ")[wording].split(" "), acts, other, verb, adverb),
          topic,
          wording,
          adverb,
          acts < other);
    }

    private static String text(String[] words, int acts, int other, int verb, int adverb) {
      return String.join(" ", words[acts], words[NOUNS + verb], words[other], ADVERBS.get(adverb));
    }
  }

  /**
   * Divides the sentences by chance.
   *
   * @param asked sentences of a probe in a part at most
   */
  TopicStories(RandomStream random, int asked) {
    this.random = random;
    this.asked = asked;
    int[] order = IntStream.range(0, DIFFERENT).toArray();
    random.shuffle(order);
    List<Told> shuffled = IntStream.of(order).mapToObj(TopicStories::told).toList();
    int learnt = DIFFERENT * 60 / 100;
    int chosen = DIFFERENT * 70 / 100;
    parts =
        new Parts<>(
            shuffled.subList(0, learnt),
            shuffled.subList(learnt, chosen),
            shuffled.subList(chosen, DIFFERENT));
  }

  /** The sentence of a number below {@link #DIFFERENT}. */
  private static Told told(int number) {
    int rest = number;
    int adverb = rest % ADVERBS.size();
    rest /= ADVERBS.size();
    int verb = rest % VERBS;
    rest /= VERBS;
    int acts = rest % NOUNS;
    rest /= NOUNS;
    int other = (acts + 1 + rest % (NOUNS - 1)) % NOUNS;
    rest /= NOUNS - 1;
    return new Told(rest / 2, rest % 2, acts, other, verb, adverb);
  }

  /** Stories with a blank line between them, a sentence a line. */
  List<String> stories(int count) {
    List<List<Told>> byTopic =
        IntStream.range(0, TOPICS.length)
            .mapToObj(topic -> kept(parts.training(), told -> told.topic() == topic))
            .toList();
    List<String> lines = new ArrayList<>();
    for (int story = 0; story < count; story++) {
      List<Told> known = byTopic.get(random.nextInt(TOPICS.length));
      for (int i = 0; i < SENTENCES; i++) {
        lines.add(known.get(random.nextInt(known.size())).text());
      }
      lines.add("");
    }
    return lines;
  }

  /** Which adverb; a word that neighbours know nothing of. */
  Probe adverb() {
    return probe("adverb", ADVERBS, Told::adverb, parts);
  }

  /** Which of the two nouns acts: a question of order. */
  Probe order() {
    List<String> answers = List.of("the later", "the earlier");
    return probe("who acts", answers, told -> told.rising() ? 1 : 0, parts);
  }

  /** Which topic; learnt and chosen from the first wording, asked of the other. */
  Probe topic() {
    Parts<Told> apart =
        new Parts<>(
            kept(parts.training(), told -> told.wording() == 0),
            kept(parts.development(), told -> told.wording() == 0),
            kept(parts.test(), told -> told.wording() == 1));
    return probe("topic, reworded", List.of(TOPICS), Told::topic, apart);
  }

  private Probe probe(
      String name, List<String> classes, ToIntFunction<Told> label, Parts<Told> sentences) {
    Parts<LabelledSentence> labelled =
        sentences.map(
            part ->
                part.stream()
                    .map(told -> new LabelledSentence(told.text(), label.applyAsInt(told)))
                    .toList());
    return Probe.balanced(name, classes, labelled, asked / classes.size(), random);
  }

  private static List<Told> kept(List<Told> part, Predicate<Told> wanted) {
    return part.stream().filter(wanted).toList();
  }
}
