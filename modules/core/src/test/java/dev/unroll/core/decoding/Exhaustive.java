package dev.unroll.core.decoding;

import dev.unroll.core.decoding.BeamOptions.Unfinished;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain oracles of beam search, written for clearness: lists, full sorts, no early stop. */
final class Exhaustive {
  /** {@code merit} is the log probability less the penalties of a diverse beam. */
  private record Path(List<Integer> tokens, double logProbability, double merit) {
    static final Path EMPTY = new Path(List.of(), 0, 0);

    Path then(int token, double logProbability, double penalty) {
      List<Integer> longer = new ArrayList<>(tokens);
      longer.add(token);
      return new Path(
          longer, this.logProbability + logProbability, merit + logProbability - penalty);
    }

    int last() {
      return tokens.get(tokens.size() - 1);
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
    int groups = options.diversity().groups();
    List<Set<Hypothesis>> ended =
        Stream.<Set<Hypothesis>>generate(HashSet::new).limit(groups).toList();
    List<List<Path>> live = new ArrayList<>(Collections.nCopies(groups, List.of(Path.EMPTY)));
    for (int step = 0; step < options.rules().maximumSteps(); step++) {
      List<Integer> taken = new ArrayList<>();
      for (int group = 0; group < groups; group++) {
        List<Path> kept = new ArrayList<>();
        for (Path path : live.get(group)) {
          List<Path> children = children(model, path, options, taken);
          if (children.isEmpty()) {
            ended.get(group).add(hypothesis(model, path, false, options));
          }
          kept.addAll(children);
        }
        kept.sort(
            Comparator.comparing((Path path) -> -path.merit())
                .thenComparing(Path::tokens, LEXICOGRAPHIC));
        kept = kept.subList(0, Math.min(width / groups, kept.size()));
        live.set(group, new ArrayList<>());
        for (Path path : kept) {
          taken.add(path.last());
          if (path.last() == options.rules().stop()) {
            ended.get(group).add(hypothesis(model, path, true, options));
          } else {
            live.get(group).add(path);
          }
        }
      }
    }
    Set<Hypothesis> all = new HashSet<>();
    for (int group = 0; group < groups; group++) {
      for (Path path : live.get(group)) {
        ended.get(group).add(hypothesis(model, path, false, options));
      }
      int share = (int) Math.ceil(options.nBest() / (double) groups);
      all.addAll(best(ended.get(group), share, options));
    }
    return best(all, options.nBest(), options);
  }

  private static List<Hypothesis> best(Set<Hypothesis> ended, int most, BeamOptions options) {
    boolean last = options.unfinished() == Unfinished.LAST;
    return ended.stream()
        .sorted(
            Comparator.comparing((Hypothesis h) -> last && !h.finished())
                .thenComparing(h -> -h.score())
                .thenComparing(Hypothesis::tokens, LEXICOGRAPHIC))
        .limit(most)
        .toList();
  }

  private static List<Path> children(
      TinyModel model, Path path, BeamOptions options, List<Integer> taken) {
    SequenceRules rules = options.rules();
    float[] scores = model.after(path.tokens());
    List<Path> children = new ArrayList<>();
    for (int token = 0; token < scores.length; token++) {
      int times = Collections.frequency(taken, token);
      Path child = path.then(token, scores[token], times * options.diversity().penalty());
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
      TinyModel model, Path path, boolean finished, BeamOptions options) {
    int choices = path.tokens().size();
    List<Integer> tokens = finished ? path.tokens().subList(0, choices - 1) : path.tokens();
    LengthPenalty penalty = options.penalty();
    int length = finished && !penalty.countsStop() ? choices - 1 : choices;
    double divisor =
        Math.pow((penalty.offset() + length) / (penalty.offset() + 1), penalty.alpha());
    double score = path.logProbability() == 0 ? 0 : path.logProbability() / divisor;
    float[][] attention = new float[model.sources() == 0 ? 0 : choices][];
    for (int step = 0; step < attention.length; step++) {
      attention[step] = model.attentionAfter(path.tokens().subList(0, step));
    }
    // A sequence that could not even begin has looked at nothing, and competes with none.
    if (options.coverage().beta() > 0 && choices > 0) {
      double[] covered = new double[model.sources()];
      for (float[] weights : attention) {
        Arrays.setAll(covered, source -> covered[source] + weights[source]);
      }
      score +=
          options.coverage().beta()
              * Arrays.stream(covered).map(sum -> Math.log(Math.min(sum, 1))).sum();
    }
    return new Hypothesis(
        tokens, path.logProbability(), score, finished, AttentionMatrix.of(attention));
  }
}
