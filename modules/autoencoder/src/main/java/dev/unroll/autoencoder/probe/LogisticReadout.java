package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.linear.Lbfgs;
import dev.unroll.core.check.Check;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multinomial logistic regression on frozen features, which are standardised first: the readout of
 * Kiros et al. 2015 (section 3) and Conneau et al. 2018. It is linear, so that what it finds was
 * plain to see in the features.
 *
 * <p>Trained on all examples at once until the gradient is small, so that neither a learning rate
 * nor chance decides. Thread-safe.
 */
public final class LogisticReadout {
  private static final Lbfgs DESCENT = new Lbfgs(300, 1e-4, 1e-7);

  private final Standardisation standardisation;
  private final int classes;

  /** W row after row, then b, as {@link SoftmaxLoss} has them. */
  private final double[] numbers;

  private LogisticReadout(Standardisation standardisation, int classes, double[] numbers) {
    this.standardisation = standardisation;
    this.classes = classes;
    this.numbers = numbers;
  }

  /**
   * Learns a readout.
   *
   * @param penalty λ of {@link SoftmaxLoss}; &gt; 0
   */
  public static LogisticReadout fit(Examples examples, double penalty) {
    return new Prepared(examples).fit(penalty);
  }

  /**
   * Classes' probabilities.
   *
   * @param features float [N, F]; not changed
   * @return [N, C]
   */
  public double[][] probabilities(INDArray features) {
    INDArray inputs = standardisation.apply(features);
    Check.require(
        inputs.columns() * classes == numbers.length - classes,
        "features must be as many as in training, but are " + inputs.columns());
    int weights = numbers.length - classes;
    double[][] rows = inputs.mmul(SoftmaxLoss.weights(numbers, weights, classes)).toDoubleMatrix();
    for (double[] row : rows) {
      for (int c = 0; c < classes; c++) {
        row[c] += numbers[weights + c];
      }
      double normaliser = SoftmaxLoss.logSum(row);
      for (int c = 0; c < classes; c++) {
        row[c] = Math.exp(row[c] - normaliser);
      }
    }
    return rows;
  }

  /** The share of examples whose likeliest class is that of the targets, in [0, 1]. */
  public double accuracy(Examples examples) {
    double[][] probabilities = probabilities(examples.features());
    int right = 0;
    for (int n = 0; n < examples.size(); n++) {
      right += likeliest(probabilities[n]) == likeliest(examples.targets()[n]) ? 1 : 0;
    }
    return (double) right / examples.size();
  }

  /** Mean cross-entropy with the targets, in nats. */
  public double nats(Examples examples) {
    double[][] probabilities = probabilities(examples.features());
    double nats = 0;
    for (int n = 0; n < examples.size(); n++) {
      for (int c = 0; c < classes; c++) {
        double p = examples.targets()[n][c];
        nats -= p == 0 ? 0 : p * Math.log(Math.max(probabilities[n][c], Double.MIN_NORMAL));
      }
    }
    return nats / examples.size();
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  /** Standardised examples, to learn readouts with several penalties, each from the one before. */
  static final class Prepared {
    private final Standardisation standardisation;
    private final Examples examples;
    private double[] numbers;

    Prepared(Examples raw) {
      standardisation = Standardisation.of(raw.features());
      examples = new Examples(standardisation.apply(raw.features()), raw.targets());
      numbers = new double[(examples.features().columns() + 1) * raw.classes()];
    }

    LogisticReadout fit(double penalty) {
      Check.positive("penalty", penalty);
      SoftmaxLoss loss = new SoftmaxLoss(examples.features(), examples.targets(), penalty);
      numbers = DESCENT.minimise(loss, numbers);
      return new LogisticReadout(standardisation, examples.classes(), numbers);
    }
  }
}
