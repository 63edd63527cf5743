package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up paragraphs of little sentences, each drawn by itself, and what came back of them. */
final class Paragraphs {
  static final int FEWEST = 2;
  static final int MOST = 4;

  /** Words that are right by chance, two names of 8 and a verb of 4, in percent. */
  static final double CHANCE = 100 * (1 / 8.0 + 1 / 4.0 + 1 / 8.0) / 3;

  private static final List<String> NAMES =
      List.of("anna", "ben", "cleo", "dan", "eva", "finn", "gus", "hana");
  private static final List<String> VERBS = List.of("calls", "helps", "likes", "sees");

  private Paragraphs() {}

  /** Of two to four sentences, "anna sees ben." */
  static List<List<String>> draw(RandomStream random, int count) {
    List<List<String>> paragraphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sentences = FEWEST + random.nextInt(MOST - FEWEST + 1);
      paragraphs.add(
          IntStream.range(0, sentences)
              .mapToObj(
                  s ->
                      any(NAMES, random)
                          + " "
                          + any(VERBS, random)
                          + " "
                          + any(NAMES, random)
                          + ".")
              .toList());
    }
    return paragraphs;
  }

  private static String any(List<String> words, RandomStream random) {
    return words.get(random.nextInt(words.size()));
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
   * What is right by the number of the sentence in its paragraph, in percent.
   *
   * @param back a text for each paragraph
   * @param word whether words are counted, each at its place in its sentence; else whole sentences
   */
  static double[] right(List<List<String>> paragraphs, List<String> back, boolean word) {
    double[] right = new double[MOST];
    double[] all = new double[MOST];
    for (int i = 0; i < paragraphs.size(); i++) {
      String[] found = back.get(i).split("(?<=\\.)\\s*");
      for (int s = 0; s < paragraphs.get(i).size(); s++) {
        String wanted = paragraphs.get(i).get(s);
        String had = s < found.length ? found[s] : "";
        all[s]++;
        right[s] += word ? words(wanted, had) : wanted.equals(had) ? 100 : 0;
      }
    }
    return IntStream.range(0, MOST).mapToDouble(s -> right[s] / all[s]).toArray();
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
