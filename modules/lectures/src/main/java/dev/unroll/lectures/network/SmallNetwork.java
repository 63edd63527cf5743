package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.training.StepResult;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.Map;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An embedding (if inputs are ids), recurrent layers "recurrent0" and on, and an output for each
 * step, trained with the engine of the applications: what most experiments compare. Not
 * thread-safe.
 */
public final class SmallNetwork {
  private static final String INPUT = "input";
  private static final String EMBEDDING = "embedding";
  private static final String OUTPUT = "output";
  private static final int WHOLE = 1 << 20;

  private final Sizes sizes;
  private final Training training;
  private final CarryingGraph graph;
  private final GraphStep step;
  private long steps;

  /** With new parameters; equal arguments give equal ones. */
  public SmallNetwork(Sizes sizes, Training training, long seed) {
    this.sizes = sizes;
    this.training = training;
    Rate rate = new Rate(training.schedule());
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    new Optimiser(training.optimiser(), momentum(training), 0).configure(builder, rate);
    graph = new CarryingGraph(configuration(builder, sizes));
    graph.init();
    step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
  }

  private static double momentum(Training training) {
    return training.optimiser() == Optimiser.Kind.MOMENTUM ? 0.9 : 0;
  }

  private static ComputationGraphConfiguration configuration(
      NeuralNetConfiguration.Builder builder, Sizes sizes) {
    GraphBuilder layers =
        builder
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.recurrent(sizes.embedding() > 0 ? 1 : sizes.inputs()));
    String below = INPUT;
    int width = sizes.inputs();
    if (sizes.embedding() > 0) {
      width = sizes.embedding();
      layers.addLayer(
          EMBEDDING, new TokenEmbedding.Builder().nIn(sizes.inputs()).nOut(width).build(), below);
      below = EMBEDDING;
    }
    for (int i = 0; i < sizes.layers(); i++) {
      Recurrent.Builder layer =
          new Recurrent.Builder(sizes.cell())
              .nIn(width)
              .nOut(sizes.hidden())
              .direction(sizes.direction());
      layers.addLayer("recurrent" + i, layer.build(), below);
      below = "recurrent" + i;
      width = sizes.hidden() * (sizes.direction() == Direction.BOTH ? 2 : 1);
    }
    if (sizes.regression()) {
      layers.addLayer(
          OUTPUT,
          new RnnOutputLayer.Builder(LossFunction.L2)
              .activation(Activation.IDENTITY)
              .nIn(width)
              .nOut(sizes.outputs())
              .build(),
          below);
    } else {
      layers.addLayer(
          OUTPUT, new SoftmaxOutput.Builder().nIn(width).nOut(sizes.outputs()).build(), below);
    }
    layers.setOutputs(OUTPUT);
    if (sizes.direction() == Direction.FORWARD) { // the others carry nothing on
      layers
          .backpropType(BackpropType.TruncatedBPTT)
          .tBPTTForwardLength(WHOLE)
          .tBPTTBackwardLength(WHOLE);
    }
    return layers.build();
  }

  /** Parameters of such a network, counted by building one. */
  public static long parameters(Sizes sizes) {
    return new SmallNetwork(sizes, Training.adam(1e-3, 1), 1).parameters();
  }

  /** Parameters of this network. */
  public long parameters() {
    return graph.numParams();
  }

  /** The graph under it, for what an experiment does by itself. */
  public CarryingGraph graph() {
    return graph;
  }

  /**
   * One update on sequences that begin at a zero state.
   *
   * @return the loss before it, nats (or the squared error, summed over L) for each label that
   *     counts, and the norms of its gradient
   */
  public StepResult fit(Samples samples) {
    graph.clearCarry();
    return next(samples);
  }

  /** As {@link #fit}, for sequences that go on where those of the last update ended. */
  public StepResult next(Samples samples) {
    return step.fit(samples.inputs(), samples.labels(), samples.mask(), samples.counted(), steps++);
  }

  /**
   * Makes the updates of the training on new batches of a task.
   *
   * @return loss before each update, as {@link #fit}
   */
  public double[] learn(SequenceTask task, RandomStream random) {
    double[] losses = new double[training.updates()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = fit(task.batch(random.at(i), training.rows())).loss();
    }
    graph.clearCarry();
    return losses;
  }

  /**
   * Probabilities, or predicted numbers.
   *
   * @param inputs as in {@link Samples}
   * @return float [N, L, T], a new array
   */
  public INDArray output(INDArray inputs) {
    graph.clearCarry();
    return graph.outputSingle(inputs).dup('c');
  }

  /**
   * Outputs of a recurrent layer.
   *
   * @param layer from 0
   * @return float [N, H, T], a new array
   */
  public INDArray states(INDArray inputs, int layer) {
    graph.clearCarry();
    Map<String, INDArray> all = graph.feedForward(inputs, false);
    return all.get("recurrent" + layer).dup('c');
  }

  /** Share of the labels that count which are the most probable ones. */
  public double accuracy(Samples samples) {
    INDArray output = output(samples.inputs());
    INDArray best = output.argMax(1);
    long right = 0;
    for (int n = 0; n < best.size(0); n++) {
      for (int t = 0; t < best.size(1); t++) {
        boolean counts = samples.mask().getDouble(n, t) > 0;
        if (counts && best.getLong(n, t) == samples.labels().getLong(n, 0, t)) {
          right++;
        }
      }
    }
    return (double) right / samples.counted();
  }

  /** Nats for each label that counts, with probabilities of at least 1e-30. */
  public double nats(Samples samples) {
    INDArray output = output(samples.inputs());
    double sum = 0;
    for (int n = 0; n < output.size(0); n++) {
      for (int t = 0; t < output.size(2); t++) {
        if (samples.mask().getDouble(n, t) > 0) {
          int label = samples.labels().getInt(n, 0, t);
          sum -= Math.log(Math.max(1e-30, output.getDouble(n, label, t)));
        }
      }
    }
    return sum / samples.counted();
  }

  /** Mean squared error of each number that counts. */
  public double squaredError(Samples samples) {
    INDArray output = output(samples.inputs());
    double sum = 0;
    for (int n = 0; n < output.size(0); n++) {
      for (int t = 0; t < output.size(2); t++) {
        for (int l = 0; l < output.size(1) && samples.mask().getDouble(n, t) > 0; l++) {
          double error = output.getDouble(n, l, t) - samples.labels().getDouble(n, l, t);
          sum += error * error;
        }
      }
    }
    return sum / samples.counted() / output.size(1);
  }

  /** What it is made of. */
  public Sizes sizes() {
    return sizes;
  }
}
