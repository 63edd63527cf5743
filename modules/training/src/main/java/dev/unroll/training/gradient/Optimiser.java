package dev.unroll.training.gradient;

import dev.unroll.core.check.Check;
import dev.unroll.layers.update.DecoupledDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * How the normalised gradient becomes an update, said to Deeplearning4j's updaters.
 *
 * @param kind which
 * @param momentum of {@link Kind#MOMENTUM}, in [0, 1)
 * @param weightDecay of {@link Kind#ADAMW}, decoupled from the gradient and multiplied by the
 *     learning rate (Loshchilov and Hutter 2019); not applied to biases
 */
public record Optimiser(Kind kind, double momentum, double weightDecay) {
  /** The kinds by the names that users type in lower case. */
  public enum Kind {
    /** θ ← θ − η g. */
    SGD,
    /** Nesterov's accelerated gradient (Sutskever et al. 2013). */
    MOMENTUM,
    /** Duchi, Hazan and Singer 2011. */
    ADAGRAD,
    /** Tieleman and Hinton 2012, decay 0.95. */
    RMSPROP,
    /** Kingma and Ba 2015, β 0.9 and 0.999, ε 1e-8. */
    ADAM,
    /** Adam with decoupled weight decay. */
    ADAMW;

    /** A learning rate that is usual for this kind when the loss is per token. */
    public double usualRate() {
      return switch (this) {
        case SGD, MOMENTUM -> 0.5;
        case ADAGRAD -> 0.05;
        case RMSPROP, ADAM, ADAMW -> 0.002;
      };
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Optimiser {
    Check.within("momentum", momentum, 0, 1);
    Check.notNegative("weight-decay", weightDecay);
    Check.require(
        weightDecay == 0 || kind == Kind.ADAMW,
        "weight-decay needs the optimiser adamw, but it was " + kind);
  }

  /** Tells a network's configuration to update itself so. */
  public void configure(NeuralNetConfiguration.Builder builder, Rate rate) {
    builder.updater(updater(rate));
    if (weightDecay > 0) {
      builder.regularization(new ArrayList<>(List.of(new DecoupledDecay(weightDecay))));
    }
  }

  /** As one of Deeplearning4j's updaters, with this learning rate. */
  public IUpdater updater(ISchedule rate) {
    return switch (kind) {
      case SGD -> new Sgd(rate);
      case MOMENTUM -> new Nesterovs(rate, momentum);
      case ADAGRAD -> new ScheduledAdaGrad(rate, 1e-6);
      case RMSPROP -> new RmsProp(rate);
      case ADAM, ADAMW -> new Adam(rate);
    };
  }
}
