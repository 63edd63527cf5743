package dev.unroll.seqtoseq;

import dev.unroll.layers.recurrent.CellStepper;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a decoder needs of a trained network, by its parts. */
final class DecoderWeights {
  private final SeqToSeqConfig config;
  private final Map<String, INDArray> parameters;
  private final float[][] vectors;

  DecoderWeights(SeqToSeqConfig config, Map<String, INDArray> parameters) {
    this.config = config;
    this.parameters = parameters;
    this.vectors = of(SeqToSeqNetwork.TARGET_EMBEDDING, "W").dup('c').toFloatMatrix();
  }

  NetworkConfig sizes() {
    return config.network();
  }

  /** V, of the target. */
  int tokens() {
    return vectors.length;
  }

  /** The vector [E] of a token. */
  float[] vector(int token) {
    return vectors[token];
  }

  /** The decoder's layers from the bottom, to be taken step by step. */
  List<CellStepper> layers(int rows) {
    List<CellStepper> layers = new ArrayList<>();
    for (int i = 0; i < sizes().layers(); i++) {
      String name = SeqToSeqNetwork.decoder(i);
      Recurrent layer =
          new Recurrent.Builder(sizes().cell().cell())
              .name(name)
              .nIn(i == 0 ? sizes().embedding() : sizes().hidden())
              .nOut(sizes().hidden())
              .build();
      layers.add(new CellStepper(layer, table(name), rows));
    }
    return layers;
  }

  /** The parameters of a layer or vertex by key. */
  Map<String, INDArray> table(String name) {
    Map<String, INDArray> table = new HashMap<>();
    parameters.forEach(
        (key, array) -> {
          if (key.startsWith(name + "_")) {
            table.put(key.substring(name.length() + 1), array);
          }
        });
    return table;
  }

  /** W_c [M + H, A] of the combination. */
  INDArray combination() {
    return of(SeqToSeqNetwork.COMBINED, "W");
  }

  /** W [A, V] of the softmax. */
  INDArray projection() {
    return sizes().tied()
        ? of(SeqToSeqNetwork.TARGET_EMBEDDING, "W").transpose()
        : of(SeqToSeqNetwork.OUTPUT, "W");
  }

  /** b [V] of the softmax. */
  float[] bias() {
    return of(SeqToSeqNetwork.OUTPUT, "b").dup().data().asFloat();
  }

  private INDArray of(String name, String key) {
    return parameters.get(name + "_" + key);
  }
}
