package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * One sentence to be judged and the references it is judged by, as plain text before any
 * tokenisation. References equal to {@link #ABSENT} are dropped; at least one must remain.
 */
public record Segment(String hypothesis, List<String> references) {
  /** Stands for a reference that a stream lacks for this sentence; an empty line in a file. */
  public static final String ABSENT = "";

  public Segment {
    references = references.stream().filter(reference -> !reference.equals(ABSENT)).toList();
    Check.require(
        !references.isEmpty(),
        "the hypothesis \""
            + hypothesis
            + "\" has no reference; give at least one that is"
            + " not empty");
  }

  /** A sentence with one reference or several. */
  public static Segment of(String hypothesis, String... references) {
    return new Segment(hypothesis, List.of(references));
  }

  /**
   * Pairs files line by line.
   *
   * @param hypotheses one line for each sentence
   * @param streams {@code streams.get(k).get(i)} is reference k of sentence i, or {@link #ABSENT}
   * @throws IllegalArgumentException naming the lengths when they differ, or the first sentence
   *     (counted from 1) that has no reference
   */
  public static List<Segment> zip(List<String> hypotheses, List<List<String>> streams) {
    for (int k = 0; k < streams.size(); k++) {
      Check.require(
          streams.get(k).size() == hypotheses.size(),
          "reference stream "
              + (k + 1)
              + " has "
              + streams.get(k).size()
              + " lines, but there are "
              + hypotheses.size()
              + " hypotheses; give one line for each, empty where absent");
    }
    List<Segment> segments = new ArrayList<>(hypotheses.size());
    for (int i = 0; i < hypotheses.size(); i++) {
      int line = i;
      List<String> references = streams.stream().map(stream -> stream.get(line)).toList();
      Check.require(
          references.stream().anyMatch(reference -> !reference.equals(ABSENT)),
          "line " + (i + 1) + " has no reference in any stream; give one or drop the line");
      segments.add(new Segment(hypotheses.get(i), references));
    }
    return segments;
  }
}
