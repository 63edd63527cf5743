package dev.unroll.lectures.architecture;

import dev.unroll.autoencoder.probe.LabelledSentence;
import dev.unroll.autoencoder.probe.Parts;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * Little stories, each about one topic. A topic has two wordings that never meet in a sentence but
 * follow each other in a story: that they mean alike can be told from neighbours alone. How a
 * sentence is told (its adverb, who acts on whom) says nothing of its neighbours.
 */
final class TopicStories {
  /** Nouns and verbs by topic; the first wording before the bar, the other behind it. */
  private static final String[] TOPICS = {
    "waves sails gulls lift toss | tides boats whales carry rock",
    "cooks pots soups stir warm | bakers ovens cakes mix heat",
    "clouds rains winds soak chill | storms snows frosts cover freeze",
    "teachers pupils books ask teach | masters scholars pages question show",
    "farmers cows fields feed plough | shepherds sheep meadows lead mow",
    "singers harps drums cheer tune | dancers flutes fiddles please follow"
  };

  private static final List<String> ADVERBS =
      List.of("today", "slowly", "again", "often", "gladly", "early", "alone", "somehow");
  private static final int NOUNS = 3;
  private static final int VERBS = 2;
  private static final int SENTENCES = 5;

  private final RandomStream random;

  /**
   * A sentence and what is true of it.
   *
   * @param wording 0 or 1
   * @param rising whether the noun that acts stands before the other in the list of its topic
   */
  private record Told(String text, int topic, int wording, int adverb, boolean rising) {}

  TopicStories(RandomStream random) {
    this.random = random;
  }

  private Told sentence(int topic) {
    int wording = random.nextInt(2);
    String[] words = TOPICS[topic].split(" \\| ")[wording].split(" ");
    int acts = random.nextInt(NOUNS);
    int other = (acts + 1 + random.nextInt(NOUNS - 1)) % NOUNS;
    int adverb = random.nextInt(ADVERBS.size());
    String text =
        words[acts] + " " + words[NOUNS + random.nextInt(VERBS)] + " " + words[other] + " ";
    return new Told(text + ADVERBS.get(adverb), topic, wording, adverb, acts < other);
  }

  /** Stories with a blank line between them, a sentence a line. */
  List<String> stories(int count) {
    List<String> lines = new ArrayList<>();
    for (int story = 0; story < count; story++) {
      int topic = random.nextInt(TOPICS.length);
      for (int i = 0; i < SENTENCES; i++) {
        lines.add(sentence(topic).text());
      }
      lines.add("");
    }
    return lines;
  }

  /** Which adverb; a word that neighbours know nothing of. */
  Probe adverb(int sentences) {
    return probe("adverb", ADVERBS, Told::adverb, sentences, wording -> true);
  }

  /** Which of the two nouns acts: a question of order. */
  Probe order(int sentences) {
    List<String> answers = List.of("the later", "the earlier");
    return probe("who acts", answers, told -> told.rising() ? 1 : 0, sentences, wording -> true);
  }

  /** Which topic; learnt from the first wording, asked of the other. */
  Probe topic(int sentences) {
    List<String> topics = List.of(TOPICS);
    return probe("topic, reworded", topics, Told::topic, sentences, wording -> wording == 1);
  }

  /** Parts of sentences; the tested one has those wordings alone, the others the rest if any. */
  private Probe probe(
      String name,
      List<String> classes,
      ToIntFunction<Told> label,
      int sentences,
      IntPredicate tested) {
    boolean apart = !tested.test(0);
    List<LabelledSentence> training = part(label, 2 * sentences, w -> !apart || !tested.test(w));
    List<LabelledSentence> chosen = part(label, sentences, w -> !apart || !tested.test(w));
    List<LabelledSentence> test = part(label, 2 * sentences, tested);
    Parts<LabelledSentence> parts = new Parts<>(training, chosen, test);
    return Probe.balanced(name, classes, parts, sentences, random);
  }

  private List<LabelledSentence> part(
      ToIntFunction<Told> label, int sentences, IntPredicate wording) {
    List<LabelledSentence> part = new ArrayList<>();
    while (part.size() < sentences) {
      Told told = sentence(random.nextInt(TOPICS.length));
      if (wording.test(told.wording())) {
        part.add(new LabelledSentence(told.text(), label.applyAsInt(told)));
      }
    }
    return part;
  }
}
