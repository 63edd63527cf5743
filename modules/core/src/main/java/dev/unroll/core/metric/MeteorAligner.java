package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Chooses which words match (Denkowski and Lavie 2014, section 2.1): each word at most once, as
 * many exact matches as can be, among those the fewest chunks, then the least distance in place. A
 * beam walks the reference from left to right, as wide as METEOR's.
 *
 * <p>Two rules are those of METEOR 1.5's code rather than of the paper: a match that has no rival
 * is always taken, and one of stems counts nothing in the search, for its weight ½ is cut to a
 * whole number; so it is taken from among rivals only where it adds no chunk.
 */
final class MeteorAligner {
  private static final int BEAM = 40;

  private static final Comparator<Path> BEST =
      Comparator.comparingInt((Path path) -> -path.exact)
          .thenComparingInt(Path::chunks)
          .thenComparingInt(Path::distance);

  private final UnaryOperator<String> stemmer;

  MeteorAligner(UnaryOperator<String> stemmer) {
    this.stemmer = stemmer;
  }

  /** The matches and in how many chunks they lie. */
  MeteorAlignment align(List<String> hypothesis, List<String> reference) {
    List<List<WordMatch>> candidates = candidates(hypothesis, reference);
    int[] rivals = new int[hypothesis.size()];
    candidates.forEach(at -> at.forEach(match -> rivals[match.hypothesis()]++));
    boolean[] used = new boolean[hypothesis.size()];
    boolean[] settled = new boolean[reference.size()];
    for (List<WordMatch> at : candidates) {
      if (at.size() == 1 && rivals[at.get(0).hypothesis()] == 1) {
        used[at.get(0).hypothesis()] = true;
        settled[at.get(0).reference()] = true;
      }
    }
    List<Path> paths = List.of(new Path(List.of(), used, 0, 0, 0, -1));
    for (int j = 0; j < reference.size(); j++) {
      List<Path> next = new ArrayList<>();
      for (Path path : paths.stream().sorted(BEST).limit(BEAM).toList()) {
        boolean must = settled[j];
        candidates.get(j).stream()
            .filter(match -> must || !path.used[match.hypothesis()])
            .forEach(match -> next.add(path.take(match)));
        if (!must) {
          next.add(path.skip());
        }
      }
      paths = next;
    }
    Path best = paths.stream().map(Path::skip).min(BEST).orElseThrow();
    return new MeteorAlignment(best.matches, best.chunks);
  }

  /** Which words of the caption match each word of the reference, the same word before stems. */
  private List<List<WordMatch>> candidates(List<String> hypothesis, List<String> reference) {
    // Of equal texts stems could only add rivals.
    boolean equal = hypothesis.equals(reference);
    List<String> stems = hypothesis.stream().map(stemmer).toList();
    List<List<WordMatch>> candidates = new ArrayList<>();
    for (int j = 0; j < reference.size(); j++) {
      String word = reference.get(j);
      String stem = stemmer.apply(word);
      List<WordMatch> same = new ArrayList<>();
      List<WordMatch> related = new ArrayList<>();
      for (int i = 0; i < hypothesis.size(); i++) {
        if (hypothesis.get(i).equals(word)) {
          same.add(new WordMatch(i, j, true));
        } else if (!equal && stems.get(i).equals(stem)) {
          related.add(new WordMatch(i, j, false));
        }
      }
      same.addAll(related);
      candidates.add(same);
    }
    return candidates;
  }

  /**
   * What is decided of the words so far; {@code end} is where the open chunk would go on in the
   * caption, −1 when none is open. Chunks are counted when they are closed.
   */
  private record Path(
      List<WordMatch> matches, boolean[] used, int exact, int chunks, int distance, int end) {
    Path take(WordMatch match) {
      List<WordMatch> more = new ArrayList<>(matches);
      more.add(match);
      boolean[] taken = used.clone();
      taken[match.hypothesis()] = true;
      return new Path(
          more,
          taken,
          exact + (match.exact() ? 1 : 0),
          chunks + (end >= 0 && match.hypothesis() != end ? 1 : 0),
          distance + Math.abs(match.hypothesis() - match.reference()),
          match.hypothesis() + 1);
    }

    Path skip() {
      return new Path(matches, used, exact, chunks + (end >= 0 ? 1 : 0), distance, -1);
    }
  }
}
