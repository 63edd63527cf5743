package dev.unroll.autoencoder;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.LengthBatches;
import dev.unroll.training.batch.PaddedSequences;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes vectors of sentences with a copy of a network's encoder. One thread at a time. */
final class VectorReader {
  private static final int BATCH = 64;

  private final AutoencoderConfig config;
  private final int padding;
  private final CarryingGraph encoder;

  /**
   * @param network of {@link AutoencoderNetwork#graph}, whose parameters are copied
   */
  VectorReader(AutoencoderConfig config, Vocabulary vocabulary, ComputationGraph network) {
    this(config, vocabulary, network.paramTable());
  }

  /**
   * @param parameters of the encoder by their names, copied; others are passed over
   */
  VectorReader(AutoencoderConfig config, Vocabulary vocabulary, Map<String, INDArray> parameters) {
    this(
        config,
        vocabulary.padding(),
        copied(AutoencoderNetwork.encoderGraph(config, vocabulary.size()), parameters));
  }

  /** Of an encoder that already has its parameters. */
  VectorReader(AutoencoderConfig config, int padding, CarryingGraph encoder) {
    this.config = config;
    this.padding = padding;
    this.encoder = encoder;
  }

  /** A part of a network with the parameters of the whole. */
  static CarryingGraph copied(CarryingGraph part, ComputationGraph network) {
    return copied(part, network.paramTable());
  }

  /** A part of a network with parameters of these names. */
  static CarryingGraph copied(CarryingGraph part, Map<String, INDArray> parameters) {
    part.paramTable().forEach((name, array) -> array.assign(parameters.get(name)));
    return part;
  }

  /** All that vectors depend on, [1, P]. */
  INDArray parameters() {
    return encoder.params();
  }

  /**
   * The vector [D] of each sentence, in order; that of a variational model is the mean.
   *
   * @param sources ids as the encoder reads them, of at least one id each
   */
  float[][] vectors(List<int[]> sources) {
    float[][] read = outputs(sources);
    if (config.variational()) {
      Arrays.setAll(read, i -> Arrays.copyOf(read[i], config.network().vector()));
    }
    return read;
  }

  /** What the encoder puts out for each sentence, [D], or [2D] of a variational model. */
  float[][] outputs(List<int[]> sources) {
    float[][] read = new float[sources.size()][];
    for (List<Integer> members : LengthBatches.of(sources, BATCH)) {
      PaddedSequences padded =
          PaddedSequences.of(members.stream().map(sources::get).toList(), padding);
      INDArray[] outputs =
          encoder.output(
              false, new INDArray[] {padded.ids()}, new INDArray[] {padded.mask()}, null);
      encoder.clearLayerMaskArrays();
      float[][] rows = outputs[0].dup('c').toFloatMatrix();
      for (int i = 0; i < rows.length; i++) {
        read[members.get(i)] = rows[i];
      }
    }
    return read;
  }
}
