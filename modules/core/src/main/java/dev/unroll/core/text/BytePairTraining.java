package dev.unroll.core.text;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the merges of byte pair encoding. Works on the different runs with their frequencies, and
 * after a merge recounts only the runs that hold the pair. A merge makes a new piece, so a pair of
 * old pieces only ever loses occurrences: the heap may hold counts that are too high, and each is
 * put right when it comes to the top.
 */
final class BytePairTraining {
  private static final int WORTH_MERGING = 2;

  private static final class Occurrences {
    private long count;
    private final Set<Run> runs = new LinkedHashSet<>();
  }

  private static final class Run {
    private final int[] ids;
    private int length;
    private final int frequency;

    private Run(String text, int frequency) {
      ids = ByteLetters.bytes(text);
      length = ids.length;
      this.frequency = frequency;
    }
  }

  private record Candidate(BytePair pair, long count) {}

  private final Map<BytePair, Occurrences> pairs = new HashMap<>();
  private final PriorityQueue<Candidate> heap =
      new PriorityQueue<>(
          Comparator.comparingLong(Candidate::count).reversed().thenComparing(Candidate::pair));

  BytePairTraining(Map<String, Integer> frequencies) {
    frequencies.forEach((text, frequency) -> count(new Run(text, frequency), 1));
    pairs.forEach((pair, found) -> heap.add(new Candidate(pair, found.count)));
  }

  /** The merges that lead to {@code vocabularySize} different tokens, as far as there are any. */
  List<BytePair> merges(int vocabularySize) {
    Check.require(
        vocabularySize >= BytePairTokeniser.BYTES,
        "vocabulary size must be >= 256, the number of bytes, but was " + vocabularySize);
    List<String> pieces = new ArrayList<>();
    for (int value = 0; value < BytePairTokeniser.BYTES; value++) {
      pieces.add(ByteLetters.letter(value));
    }
    Set<String> different = new HashSet<>(pieces);
    List<BytePair> merges = new ArrayList<>();
    while (different.size() < vocabularySize && !heap.isEmpty()) {
      Candidate best = heap.poll();
      Occurrences found = pairs.get(best.pair());
      if (found.count < WORTH_MERGING) {
        continue;
      }
      if (found.count < best.count()) {
        heap.add(new Candidate(best.pair(), found.count));
        continue;
      }
      String piece = pieces.get(best.pair().left()) + pieces.get(best.pair().right());
      merge(best.pair(), found.runs, pieces.size());
      merges.add(best.pair());
      pieces.add(piece);
      different.add(piece);
    }
    return merges;
  }

  private void merge(BytePair pair, Collection<Run> runs, int merged) {
    Set<BytePair> fresh = new HashSet<>();
    for (Run run : List.copyOf(runs)) {
      count(run, -1);
      run.length = pair.merge(run.ids, run.length, merged);
      count(run, 1);
      for (int i = 1; i < run.length; i++) {
        if (run.ids[i - 1] == merged || run.ids[i] == merged) {
          fresh.add(new BytePair(run.ids[i - 1], run.ids[i]));
        }
      }
    }
    pairs.remove(pair);
    fresh.forEach(made -> heap.add(new Candidate(made, pairs.get(made).count)));
  }

  private void count(Run run, int sign) {
    for (int i = 1; i < run.length; i++) {
      Occurrences found =
          pairs.computeIfAbsent(new BytePair(run.ids[i - 1], run.ids[i]), p -> new Occurrences());
      found.count += (long) sign * run.frequency;
      if (sign > 0) {
        found.runs.add(run);
      }
    }
  }
}
