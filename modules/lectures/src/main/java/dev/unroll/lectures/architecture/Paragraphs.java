package dev.unroll.lectures.architecture;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up paragraphs of little sentences, "anna sees ben.", each drawn by itself, and what came
 * back of them.
 *
 * @param names how many there are, at most 8
 * @param verbs how many there are, at most 4
 * @param most sentences of a paragraph; the fewest are {@value #FEWEST}
 */
record Paragraphs(int names, int verbs, int most) {
  static final int FEWEST = 2;

  private static final List<String> NAMES =
      List.of("anna", "ben", "cleo", "dan", "eva", "finn", "gus", "hana");
  private static final List<String> VERBS = List.of("calls", "helps", "likes", "sees");

  Paragraphs {
    Check.within("names", names, 1, NAMES.size() + 1);
    Check.within("verbs", verbs, 1, VERBS.size() + 1);
    Check.require(most >= FEWEST, "most must be at least " + FEWEST + ", but was " + most);
  }

  /** Words that are right by chance, a name, a verb and a name, in per cent. */
  double chance() {
    return 100 * (2.0 / names + 1.0 / verbs) / 3;
  }

  /** Some, in sentences. */
  List<List<String>> draw(RandomStream random, int count) {
    List<List<String>> paragraphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sentences = FEWEST + random.nextInt(most - FEWEST + 1);
      paragraphs.add(IntStream.range(0, sentences).mapToObj(s -> sentence(random)).toList());
    }
    return paragraphs;
  }

  private String sentence(RandomStream random) {
    String acts = NAMES.get(random.nextInt(names));
    String verb = VERBS.get(random.nextInt(verbs));
    return acts + " " + verb + " " + NAMES.get(random.nextInt(names)) + ".";
  }

  /** A sentence a line, with a blank line after each paragraph. */
  static List<String> lines(List<List<String>> paragraphs) {
    List<String> lines = new ArrayList<>();
    for (List<String> paragraph : paragraphs) {
      lines.addAll(paragraph);
      lines.add("");
    }
    return lines;
  }

  /**
   * What is right by the number of the sentence in its paragraph, in per cent.
   *
   * @param back a text for each paragraph
   * @param word whether words are counted, each at its place in its sentence; else whole sentences
   */
  double[] right(List<List<String>> paragraphs, List<String> back, boolean word) {
    double[] right = new double[most];
    double[] all = new double[most];
    for (int i = 0; i < paragraphs.size(); i++) {
      String[] found = back.get(i).split("(?<=\\.)\\s*");
      for (int s = 0; s < paragraphs.get(i).size(); s++) {
        String wanted = paragraphs.get(i).get(s);
        String had = s < found.length ? found[s] : "";
        all[s]++;
        right[s] += word ? words(wanted, had) : wanted.equals(had) ? 100 : 0;
      }
    }
    return IntStream.range(0, most).mapToDouble(s -> right[s] / all[s]).toArray();
  }

  private static double words(String wanted, String had) {
    String[] right = wanted.split(" ");
    String[] found = had.split(" ");
    long equal =
        IntStream.range(0, Math.min(right.length, found.length))
            .filter(w -> right[w].equals(found[w]))
            .count();
    return 100.0 * equal / right.length;
  }
}
