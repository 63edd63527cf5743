package dev.unroll.core.decoding;

import dev.unroll.core.decoding.BeamOptions.Unfinished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plain oracles of beam search, written for clearness: lists, full sorts, no early stop. */
final class Exhaustive {
  private record Path(List<Integer> tokens, double logProbability) {
    Path then(int token, double logProbability) {
      List<Integer> longer = new ArrayList<>(tokens);
      longer.add(token);
      return new Path(longer, this.logProbability + logProbability);
    }
  }

  /** One character for a token, compared as text. */
  private static final Comparator<List<Integer>> LEXICOGRAPHIC =
      Comparator.comparing(
          tokens -> tokens.stream().map(Character::toString).collect(Collectors.joining()));

  private Exhaustive() {}

  /** The best of all sequences there are. */
  static List<Hypothesis> best(TinyModel model, BeamOptions options) {
    return beam(model, options, Integer.MAX_VALUE);
  }

  /** The best that a beam of the options' width meets. */
  static List<Hypothesis> beam(TinyModel model, BeamOptions options) {
    return beam(model, options, options.width());
  }

  private static List<Hypothesis> beam(TinyModel model, BeamOptions options, int width) {
    SequenceRules rules = options.rules();
    List<Hypothesis> ended = new ArrayList<>();
    List<Path> live = List.of(new Path(List.of(), 0));
    for (int step = 0; step < rules.maximumSteps(); step++) {
      List<Path> candidates = new ArrayList<>();
      for (Path path : live) {
        List<Path> children = children(model, path, rules);
        if (children.isEmpty()) {
          ended.add(hypothesis(path.tokens(), path.logProbability(), false, options.penalty()));
        }
        candidates.addAll(children);
      }
      candidates.sort(
          Comparator.comparing((Path path) -> -path.logProbability())
              .thenComparing(Path::tokens, LEXICOGRAPHIC));
      live = new ArrayList<>();
      for (Path path : candidates.subList(0, Math.min(width, candidates.size()))) {
        List<Integer> tokens = path.tokens();
        if (tokens.get(step) == rules.stop()) {
          tokens = tokens.subList(0, step);
          ended.add(hypothesis(tokens, path.logProbability(), true, options.penalty()));
        } else {
          live.add(path);
        }
      }
    }
    for (Path path : live) {
      ended.add(hypothesis(path.tokens(), path.logProbability(), false, options.penalty()));
    }
    boolean last = options.unfinished() == Unfinished.LAST;
    ended.sort(
        Comparator.comparing((Hypothesis h) -> last && !h.finished())
            .thenComparing(h -> -h.score())
            .thenComparing(Hypothesis::tokens, LEXICOGRAPHIC));
    return ended.subList(0, Math.min(options.nBest(), ended.size()));
  }

  private static List<Path> children(TinyModel model, Path path, SequenceRules rules) {
    float[] scores = model.after(path.tokens());
    List<Path> children = new ArrayList<>();
    for (int token = 0; token < scores.length; token++) {
      Path child = path.then(token, scores[token]);
      boolean stop = token == rules.stop();
      boolean early = stop && path.tokens().size() < rules.minimumLength();
      boolean again = !stop && repeats(child.tokens(), rules.blockedRepeat());
      if (scores[token] > Float.NEGATIVE_INFINITY && !early && !again) {
        children.add(child);
      }
    }
    return children;
  }

  static boolean repeats(List<Integer> tokens, int n) {
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; n > 0 && i + n <= tokens.size(); i++) {
      if (!seen.add(tokens.subList(i, i + n))) {
        return true;
      }
    }
    return false;
  }

  private static Hypothesis hypothesis(
      List<Integer> tokens, double logProbability, boolean finished, LengthPenalty penalty) {
    int length = tokens.size() + (finished && penalty.countsStop() ? 1 : 0);
    double divisor =
        Math.pow((penalty.offset() + length) / (penalty.offset() + 1), penalty.alpha());
    double score = logProbability == 0 ? 0 : logProbability / divisor;
    return new Hypothesis(tokens, logProbability, score, finished);
  }
}
