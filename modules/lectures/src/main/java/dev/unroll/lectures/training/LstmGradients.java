package dev.unroll.lectures.training;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.SingleLayer;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients by distance in new LSTMs, and what they learn to recall, over the forget bias. */
@AutoService(Experiment.class)
public final class LstmGradients implements Experiment {
  private static final int FAR = 100;
  private static final int FEATURES = 8;
  private static final int UNITS = 64;
  private static final double[] BIASES = {0, 1, 5};
  private static final double[] SCALES = {2, 4, 8};

  private static final Claim CLAIM =
      Claim.of(31, "lstm-gradients", Topic.TRAINING, "LSTM: vanishing solved, exploding not")
          .says(
              "In an LSTM the gradient does not vanish with the distance in time, if the forget"
                  + " gates are open, for which their bias should begin at 1 or more; but it can"
                  + " still explode.")
          .equation("∂c_t/∂c_{t−1} = diag(f_t) + …", "f = σ(… + b_f):  σ(0) = 0.5, σ(5) = 0.993")
          .holdsIf(
              "before training, at distance 100, the gradient is below 1e-4 of distance 1 in the"
                  + " simple network and above 0.01 in the LSTM of forget bias 5, for every seed",
              "in the LSTM of forget bias 1, which is usual, it is above 1e-4, for every seed",
              "with recurrent weights 2, 4 or 8 times as large, the LSTM's (forget bias 1) is above"
                  + " 100 times distance 1, for every seed",
              "after training, recall with forget bias 1 and with 5 is better than with 0, by more"
                  + " than two standard errors each");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    LinePlot plot =
        new LinePlot(
            "Gradient of the last output by the inputs",
            "distance in steps",
            "log₁₀ of norm against that at distance 1");
    Table table = Table.of("network before training", "gradient at 100, least", "median", "most");
    double[] simple = far(new Elman(), 1, seeds);
    table = row(table, "simple", simple);
    plot.line("simple", logs(new Elman(), 1, seeds[0]));
    double[][] far = new double[BIASES.length][];
    for (int b = 0; b < BIASES.length; b++) {
      Lstm cell = new Lstm(BIASES[b], false, false);
      far[b] = far(cell, 1, seeds);
      table = row(table, "LSTM, forget bias " + Figure.text(BIASES[b]), far[b]);
      plot.line("LSTM, b " + Figure.text(BIASES[b]), logs(cell, 1, seeds[0]));
    }
    double[] exploding = new double[SCALES.length];
    for (int s = 0; s < SCALES.length; s++) {
      double[] scaled = far(new Lstm(), SCALES[s], seeds);
      exploding[s] = least(scaled);
      table = row(table, "LSTM, forget bias 1, U times " + Figure.text(SCALES[s]), scaled);
    }
    plot.line("b 1, 8 U", logs(new Lstm(), 8, seeds[0]));
    Recall task = new Recall(4, setting.either(30, 50));
    int updates = setting.either(300, 600);
    double[][] accuracies = new double[BIASES.length][];
    Table recall = Table.of("forget bias at the start", "recall, share right");
    for (int b = 0; b < BIASES.length; b++) {
      double bias = BIASES[b];
      accuracies[b] =
          Arrays.stream(seeds).mapToDouble(seed -> recall(task, bias, updates, seed)).toArray();
      recall = recall.row(bias, Figure.spread(accuracies[b]));
    }
    boolean better = better(accuracies[1], accuracies[0]) && better(accuracies[2], accuracies[0]);
    String measured =
        Figure.spread(accuracies[0])
            + " with 0, "
            + Figure.spread(accuracies[1])
            + " with 1, "
            + Figure.spread(accuracies[2])
            + " with 5";
    return new Findings(CLAIM)
        .check(
            -least(Arrays.stream(simple).map(v -> -v).toArray()) < 1e-4 && least(far[2]) > 0.01,
            "simple "
                + Figure.text(Figure.median(simple))
                + " (median), LSTM at least "
                + Figure.text(least(far[2])))
        .check(least(far[1]) > 1e-4, "at least " + Figure.text(least(far[1])))
        .check(
            Arrays.stream(exploding).max().orElseThrow() > 100,
            "at least "
                + Figure.text(exploding[0])
                + ", "
                + Figure.text(exploding[1])
                + ", "
                + Figure.text(exploding[2]))
        .check(better, measured)
        .show("Before training, first seed.", plot.image())
        .show(table)
        .show(recall)
        .note(
            seeds.length
                + " seeds. Gradients: "
                + UNITS
                + " units, inputs from N(0, 1), a random direction of the last output. Recall: the"
                + " first of "
                + task.steps()
                + " symbols is asked at the last step (chance 0.25), 32 units, Adam, "
                + updates
                + " updates of 32 rows.");
  }

  private static Table row(Table table, String name, double[] far) {
    double most = Arrays.stream(far).max().orElseThrow();
    return table.row(name, least(far), Figure.median(far), most);
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static boolean better(double[] one, double[] other) {
    double margin = 2 * Math.hypot(Figure.standardError(one), Figure.standardError(other));
    return Figure.mean(one) - Figure.mean(other) > margin;
  }

  private static double recall(Recall task, double bias, int updates, long seed) {
    Setting one = new Setting(true, seed);
    Sizes sizes = Sizes.ids(new Lstm(bias, false, false), 32, task.ids(), 4);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, updates), seed);
    network.learn(task, one.random("recall"));
    return network.accuracy(task.batch(one.random("held out"), 256));
  }

  private static double[] far(Cell cell, double scale, long[] seeds) {
    return Arrays.stream(seeds)
        .mapToDouble(seed -> gradient(cell, scale, seed)[FAR] / gradient(cell, scale, seed)[1])
        .toArray();
  }

  private static double[] logs(Cell cell, double scale, long seed) {
    double[] gradient = gradient(cell, scale, seed);
    return IntStream.rangeClosed(1, FAR)
        .mapToDouble(k -> Math.log10(gradient[k] / gradient[1]))
        .toArray();
  }

  /** Norm of the gradient of a direction of the last output by the input, at distances 0 to 100. */
  private static double[] gradient(Cell cell, double scale, long seed) {
    Setting one = new Setting(true, seed);
    SingleLayer layer = new SingleLayer(cell, FEATURES, UNITS, seed);
    layer.recurrent(layer.recurrent().muli(scale));
    INDArray inputs = Nd4j.create(1, FEATURES, FAR + 1);
    var random = one.random("inputs");
    for (int i = 0; i < inputs.length(); i++) {
      inputs.putScalar(i, random.nextGaussian());
    }
    layer.outputs(inputs);
    INDArray last = RandomMatrix.direction(UNITS, one.random("direction"));
    double[] forwards = SingleLayer.norms(layer.backFromLast(last, FAR + 1).input().dup('c'));
    return IntStream.rangeClosed(0, FAR).mapToDouble(k -> forwards[FAR - k]).toArray();
  }
}
