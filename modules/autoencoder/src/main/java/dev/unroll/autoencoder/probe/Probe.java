package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A question that a linear readout answers from a sentence's vector alone (Conneau et al. 2018,
 * "What you can cram into a single vector"). All classes are equally common in every part, so that
 * guessing is worth 1 / C.
 *
 * @param name a word or two for a table
 * @param classes C names
 * @param sentences whose labels are below C; no sentence is in two parts, or twice in one
 */
public record Probe(String name, List<String> classes, Parts<LabelledSentence> sentences) {
  public Probe {
    Check.notBlank("name of the probe", name);
    classes = List.copyOf(classes);
  }

  /**
   * Draws a probe from labelled sentences: repeated ones are left out, and the commoner classes are
   * thinned by chance until all are as common as the rarest.
   *
   * @param most sentences of a class in a part; &gt; 0
   * @throws IllegalArgumentException when a part has none of a class
   */
  public static Probe balanced(
      String name,
      List<String> classes,
      Parts<LabelledSentence> sentences,
      int most,
      RandomStream random) {
    Check.positive("most sentences of a class", most);
    Set<String> seen = new HashSet<>();
    // The test part first: what it holds, nothing may be learnt from.
    List<LabelledSentence> test = distinct(sentences.test(), seen);
    List<LabelledSentence> development = distinct(sentences.development(), seen);
    List<LabelledSentence> training = distinct(sentences.training(), seen);
    Parts<LabelledSentence> distinct = new Parts<>(training, development, test);
    return new Probe(
        name, classes, distinct.map(part -> thinned(name, classes, part, most, random)));
  }

  private static List<LabelledSentence> distinct(
      List<LabelledSentence> sentences, Set<String> seen) {
    return sentences.stream().filter(labelled -> seen.add(labelled.sentence())).toList();
  }

  private static List<LabelledSentence> thinned(
      String name,
      List<String> classes,
      List<LabelledSentence> part,
      int most,
      RandomStream random) {
    int[] order = IntStream.range(0, part.size()).toArray();
    random.shuffle(order);
    int[] counts = new int[classes.size()];
    part.forEach(labelled -> counts[labelled.label()]++);
    int least = Math.min(most, Arrays.stream(counts).min().orElseThrow());
    Check.require(
        least > 0,
        "probe "
            + name
            + " needs sentences of each of "
            + classes
            + " in every part, but one has "
            + Arrays.toString(counts));
    Arrays.fill(counts, 0);
    List<LabelledSentence> kept = new ArrayList<>();
    for (int i : order) {
      if (counts[part.get(i).label()]++ < least) {
        kept.add(part.get(i));
      }
    }
    return kept;
  }
}
