package dev.unroll.layers.latent;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.vertex.ParameterLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a {@link GaussianLatent} draws, and what it adds to the score. */
final class LatentLayer extends ParameterLayer<LatentConfiguration> {
  private static final long serialVersionUID = 1L;

  private transient double penalty;

  LatentLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** A training pass: ε depends only on seed, name and iteration. */
  LatentRows drawn(double[] parameters, int rows) {
    LatentForm form = layerConf().form();
    RandomStream random =
        RandomStream.named(form.seed(), "latent " + layerConf().getLayerName())
            .at(getIterationCount());
    double[] noise = new double[parameters.length / 2];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    double beta = form.beta(getIterationCount());
    return new LatentRows(parameters, rows, noise, beta, form.freeBits());
  }

  /** Tells what a pass adds to the score, that of a row if the score is that of a row. */
  void penalty(double nats, int rows) {
    penalty = conf().isMiniBatch() ? nats / rows : nats;
  }

  @Override
  public double calcRegularizationScore(boolean backpropagatedOnly) {
    return super.calcRegularizationScore(backpropagatedOnly) + penalty;
  }

  /** There are none. */
  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {}
}
