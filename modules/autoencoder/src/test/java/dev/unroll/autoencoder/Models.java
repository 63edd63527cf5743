package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small models for tests. */
final class Models {
  static final int TOKENS = 9;

  private Models() {}

  static NetworkConfig network(CellName cell, int layers, Condition condition) {
    return new NetworkConfig(cell, layers, 6, 5, 7, true, condition, 0);
  }

  static AutoencoderConfig config(Kind kind, Condition condition) {
    return config(kind, network(CellName.LSTM, 2, condition));
  }

  static AutoencoderConfig config(Kind kind, NetworkConfig network) {
    return new AutoencoderConfig(
        kind,
        new TextConfig(Level.WORD, 200, 1, false),
        network,
        kind == Kind.DENOISING ? new NoiseConfig(0.2, 0.2, 0.1) : new NoiseConfig(0, 0, 0.1),
        new LatentConfig(0.5, 4, 0.01),
        kind == Kind.SKIP_THOUGHT || kind == Kind.HIERARCHICAL ? 0 : 1,
        20,
        8);
  }

  static CarryingGraph graph(AutoencoderConfig config) {
    return AutoencoderNetwork.graph(
        config,
        TOKENS,
        3,
        new Optimiser(Optimiser.Kind.SGD, 0, 0),
        new Rate(new Schedule.Constant(0.1)));
  }

  /** Sentences of a few stories of the embedded grammar. */
  static AutoencoderData data(AutoencoderConfig config, int stories) {
    HeldOutText.Unit unit = HeldOutText.Unit.of(config.kind());
    HeldOutText all = new StorySentences(1).text(stories, unit);
    return AutoencoderData.of(config, new HeldOutText(all.train(), first(all.dev(), 12)));
  }

  private static List<List<String>> first(List<List<String>> stretches, int sentences) {
    List<String> stretch = stretches.get(0);
    return List.of(stretch.subList(0, Math.min(sentences, stretch.size())));
  }

  /** A batch of these rows of sources and of what the decoders read; negative ids are padding. */
  static GraphBatch batch(int[][] sources, int[][] inputs) {
    INDArray labels = ids(inputs);
    INDArray mask = mask(inputs);
    return new GraphBatch(
        new INDArray[] {ids(sources), labels},
        new INDArray[] {mask(sources), mask},
        labels,
        mask,
        mask.sumNumber().longValue());
  }

  static INDArray logits(CarryingGraph graph, GraphBatch batch) {
    INDArray logits = graph.output(false, batch.inputs(), batch.inputMasks(), null)[0].dup();
    graph.clearLayerMaskArrays();
    return logits;
  }

  private static INDArray ids(int[][] rows) {
    int[] ids = new int[rows.length * rows[0].length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Math.abs(rows[i / rows[0].length][i % rows[0].length]);
    }
    return BatchArrays.sequence(ids, rows.length, rows[0].length);
  }

  private static INDArray mask(int[][] rows) {
    float[] mask = new float[rows.length * rows[0].length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = rows[i / rows[0].length][i % rows[0].length] < 0 ? 0 : 1;
    }
    return BatchArrays.mask(mask, rows.length, rows[0].length);
  }
}
