package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Tree;
import dev.unroll.lectures.experiment.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well trees are written.
 *
 * @param f1 of brackets in per cent, for each length from the shortest and each seed
 * @param blind the same of answering with the commonest tree of the length
 * @param trees share of what is written that is a tree
 * @param examples a sentence of each length: its words, the sentence, what is written of it, F1
 */
@SuppressWarnings("ArrayRecordComponent") // filled length by length, and never compared
record TreeFigures(double[][] f1, double[][] blind, double[][] trees, List<List<String>> examples) {
  /** Words of the shortest sentences. */
  static final int SHORTEST = 4;

  /** Sentences of each length and seed. */
  static final int TESTED = 60;

  /** Nothing yet. */
  TreeFigures(int lengths, int seeds) {
    this(
        new double[lengths][seeds],
        new double[lengths][seeds],
        new double[lengths][seeds],
        new ArrayList<>());
  }

  /** How many lengths there are. */
  int lengths() {
    return f1.length;
  }

  /** Measures at new sentences of the i-th length, from 0. */
  void measure(TreeWriter writer, int seed, RandomStream random, int i) {
    List<Tree> test = writer.unseen(random, TESTED, SHORTEST + i);
    List<List<String>> written = writer.written(test);
    f1[i][seed] = TreeWriter.f1(test, written);
    trees[i][seed] = TreeWriter.wellFormed(test, written);
    blind[i][seed] = TreeWriter.f1(test, writer.blind(TESTED, SHORTEST + i));
    if (seed == 0) {
      List<List<String>> one = written.subList(0, 1);
      examples.add(
          List.of(
              String.valueOf(SHORTEST + i),
              String.join(" ", test.get(0).words()),
              String.join(" ", one.get(0)),
              Figure.text(TreeWriter.f1(test.subList(0, 1), one))));
    }
  }

  /** Mean of each seed over some lengths. */
  static double[] means(double[][] figures, int from, int to) {
    return IntStream.range(0, figures[0].length)
        .mapToDouble(
            seed ->
                IntStream.range(from, to).mapToDouble(i -> figures[i][seed]).sum() / (to - from))
        .toArray();
  }

  /** Mean of each length over the seeds. */
  static double[] overSeeds(double[][] figures) {
    return Arrays.stream(figures).mapToDouble(Figure::mean).toArray();
  }
}
