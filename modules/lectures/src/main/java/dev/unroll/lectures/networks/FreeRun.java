package dev.unroll.lectures.networks;

import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a network that predicts the next number of series is off, at each step after the last
 * number that it was told: root mean squares over several courses.
 *
 * @param forced told the true number at each step (teacher forcing)
 * @param free with its own predictions as inputs
 * @param repeated of saying the last number that was told, for comparison
 * @param ahead distances, in steps after the last told number
 * @param direct of networks that were each trained to say the number at one of these distances
 * @param truth of the first course
 * @param run of the network on its own, beside that truth
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record FreeRun(
    double[] forced,
    double[] free,
    double[] repeated,
    double[] ahead,
    double[] direct,
    double[] truth,
    double[] run) {
  private static final int TEN = 10;
  private static final String STEPS = "steps after the last told number";

  /**
   * Lets a network predict.
   *
   * @param courses [N][told + alone][1]
   * @param told numbers that it is told
   */
  static FreeRun of(SmallNetwork network, float[][][] courses, int told) {
    int alone = courses[0].length - told;
    INDArray forced = network.output(Samples.features(courses));
    double[][] squares = new double[3][alone];
    double[] truth = new double[alone];
    double[] run = new double[alone];
    network.graph().rnnClearPreviousState();
    float[][][] read =
        Stream.of(courses).map(row -> Arrays.copyOf(row, told)).toArray(float[][][]::new);
    for (int h = 0; h < alone; h++) {
      INDArray predicted = network.graph().rnnTimeStep(Samples.features(read))[0];
      int last = read[0].length - 1;
      read = new float[courses.length][1][1];
      for (int n = 0; n < courses.length; n++) {
        float value = predicted.getFloat(n, 0, last);
        float right = courses[n][told + h][0];
        read[n][0][0] = value;
        squares[0][h] += Math.pow(forced.getDouble(n, 0, told + h - 1) - right, 2);
        squares[1][h] += Math.pow(value - right, 2);
        squares[2][h] += Math.pow(courses[n][told - 1][0] - right, 2);
      }
      truth[h] = courses[0][told + h][0];
      run[h] = read[0][0][0];
    }
    network.graph().rnnClearPreviousState();
    for (double[] each : squares) {
      Arrays.setAll(each, h -> Math.sqrt(each[h] / courses.length));
    }
    return new FreeRun(
        squares[0], squares[1], squares[2], new double[0], new double[0], truth, run);
  }

  /**
   * With the error of networks that say one number each, after the last told one.
   *
   * @param steps how far ahead each says it
   */
  FreeRun beside(List<SmallNetwork> networks, float[][][] courses, int told, int... steps) {
    INDArray read =
        Samples.features(
            Stream.of(courses).map(row -> Arrays.copyOf(row, told)).toArray(float[][][]::new));
    double[] errors = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      INDArray said = networks.get(i).output(read);
      double sum = 0;
      for (int n = 0; n < courses.length; n++) {
        sum += Math.pow(said.getDouble(n, 0, told - 1) - courses[n][told - 1 + steps[i]][0], 2);
      }
      errors[i] = Math.sqrt(sum / courses.length);
    }
    double[] places = Arrays.stream(steps).asDoubleStream().toArray();
    return new FreeRun(forced, free, repeated, places, errors, truth, run);
  }

  /** Mean errors of several networks, with the example of the first. */
  static FreeRun mean(FreeRun... runs) {
    return new FreeRun(
        mean(Stream.of(runs).map(FreeRun::forced).toList()),
        mean(Stream.of(runs).map(FreeRun::free).toList()),
        mean(Stream.of(runs).map(FreeRun::repeated).toList()),
        runs[0].ahead,
        mean(Stream.of(runs).map(FreeRun::direct).toList()),
        runs[0].truth,
        runs[0].run);
  }

  private static double[] mean(List<double[]> all) {
    double[] mean = new double[all.get(0).length];
    Arrays.setAll(mean, h -> all.stream().mapToDouble(one -> one[h]).average().orElseThrow());
    return mean;
  }

  /** Mean of the first ten errors. */
  static double first(double... errors) {
    return Figure.mean(Arrays.copyOf(errors, TEN));
  }

  /** Mean of the last ten errors. */
  static double last(double... errors) {
    return Figure.mean(Arrays.copyOfRange(errors, errors.length - TEN, errors.length));
  }

  /** Errors over the horizon. */
  BufferedImage errors(String title) {
    return new LinePlot(title + ": error over the horizon", STEPS, "RMS error")
        .line("truth told", forced)
        .line("on its own", free)
        .line("that step learnt", ahead, direct)
        .line("last repeated", repeated)
        .reference("always 0", 1)
        .logarithmic()
        .image();
  }

  /** The first course. */
  BufferedImage course(String title) {
    return new LinePlot(title + ": one course", STEPS, "value")
        .line("truth", truth)
        .line("on its own", run)
        .image();
  }
}
