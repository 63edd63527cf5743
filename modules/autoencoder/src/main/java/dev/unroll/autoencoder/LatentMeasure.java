package dev.unroll.autoencoder;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.latent.ActiveUnits;
import dev.unroll.layers.latent.Divergence;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Whether the vectors of a variational model say something of sentences: one that has collapsed
 * (Bowman et al. 2016, section 3) has a divergence of 0 and no active unit.
 *
 * @param nats divergence from N(0, 1) of a sentence, the mean over sentences
 * @param activeUnits numbers of a vector that vary over sentences (Burda et al. 2016, section 4.2)
 */
record LatentMeasure(double nats, int activeUnits) {
  /**
   * Measures sentences.
   *
   * @param sources ids as the encoder reads them, one or more
   */
  static LatentMeasure of(
      AutoencoderConfig config,
      Vocabulary vocabulary,
      ComputationGraph graph,
      List<int[]> sources) {
    int size = config.network().vector();
    INDArray outputs =
        Nd4j.createFromArray(new VectorReader(config, vocabulary, graph).outputs(sources));
    INDArray means = outputs.get(NDArrayIndex.all(), NDArrayIndex.interval(0, size));
    INDArray variances = outputs.get(NDArrayIndex.all(), NDArrayIndex.interval(size, 2 * size));
    ActiveUnits active = new ActiveUnits(size);
    active.add(means);
    double nats = Arrays.stream(Divergence.perDimension(means, variances)).sum();
    return new LatentMeasure(nats, active.count());
  }
}
