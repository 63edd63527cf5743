package dev.unroll.lectures.training;

import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What chunks of some lengths lead to.
 *
 * @param carried nats of each seed, state carried on, [lengths][seeds]
 * @param fresh the same from a zero state, [lengths][seeds]; of lengths of 8 and 16 only
 * @param seconds of an update, [lengths and 64]
 */
record ChunkFigures(double[][] carried, double[][] fresh, double[] seconds) {
  /** What is learnt: each of four symbols again after four steps. */
  static final Echoing TASK = new Echoing(4, 4);

  /** Lengths of chunks, steps. */
  static final int[] CHUNKS = {1, 2, 4, 8, 16};

  /** Place of 8, the first length that holds a symbol and its echo. */
  static final int LONG = 3;

  /** Lengths whose cost is measured, steps. */
  static final int[] TIMED = {1, 2, 4, 8, 16, 64};

  /** All figures. */
  Table table() {
    Table table =
        Table.of(
            "steps of a chunk",
            "loss, nats",
            "loss from a zero state",
            "milliseconds of an update",
            "layer keeps for it, KiB");
    for (int c = 0; c < TIMED.length; c++) {
      boolean trained = c < CHUNKS.length;
      String zero = c < LONG ? "chance" : trained ? Figure.spread(fresh[c]) : "";
      String handed = trained ? Figure.spread(carried[c]) : "";
      double kept = ChunkCost.kibibytes(TIMED[c]);
      table = table.row(TIMED[c], handed, zero, 1000 * seconds[c], kept);
    }
    return table;
  }

  /** Loss by length. */
  BufferedImage plot() {
    double[] lengths = Arrays.stream(CHUNKS).asDoubleStream().toArray();
    double[] zero = new double[CHUNKS.length];
    Arrays.setAll(zero, c -> c < LONG ? Math.log(4) : Figure.mean(fresh[c]));
    return new LinePlot("What was 4 steps ago", "steps of a chunk", "loss, nats for each symbol")
        .logarithmicX()
        .line(
            "state carried on", lengths, Arrays.stream(carried).mapToDouble(Figure::mean).toArray())
        .line("zero state", lengths, zero)
        .line(
            "zero state, least possible",
            lengths,
            Arrays.stream(CHUNKS).mapToDouble(TASK::floor).toArray())
        .reference("chance", Math.log(4))
        .image();
  }
}
