package dev.unroll.seqtoseq;

import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.batch.PairArrays;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small models for tests. */
final class Models {
  static final int SOURCE_TOKENS = 9;
  static final int TARGET_TOKENS = 7;

  private Models() {}

  static NetworkConfig network(AttentionName attention) {
    return new NetworkConfig(CellName.LSTM, 2, 6, 5, true, attention, Feeding.NONE, 0, false);
  }

  static SeqToSeqConfig config(NetworkConfig network) {
    TextConfig text = new TextConfig(Level.SPACE, 100, 1, false);
    return new SeqToSeqConfig(
        SeqToSeqConfig.Kind.TRANSLATION,
        text,
        text,
        false,
        network,
        0,
        SamplingConfig.none(),
        20,
        4);
  }

  static CarryingGraph graph(SeqToSeqConfig config) {
    return SeqToSeqNetwork.graph(
        config,
        SOURCE_TOKENS,
        TARGET_TOKENS,
        3,
        new Optimiser(Optimiser.Kind.SGD, 0, 0),
        new Rate(new Schedule.Constant(0.1)));
  }

  /** A batch of these rows; 0 is padding in the masks' eyes. */
  static PairArrays batch(int[][] sources, int[][] inputs) {
    return new PairArrays(ids(sources), mask(sources), ids(inputs), ids(inputs), mask(inputs));
  }

  private static INDArray ids(int[][] rows) {
    int[] ids = new int[rows.length * rows[0].length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Math.abs(rows[i / rows[0].length][i % rows[0].length]);
    }
    return BatchArrays.sequence(ids, rows.length, rows[0].length);
  }

  /** Negative ids are padding. */
  private static INDArray mask(int[][] rows) {
    float[] mask = new float[rows.length * rows[0].length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = rows[i / rows[0].length][i % rows[0].length] < 0 ? 0 : 1;
    }
    return BatchArrays.mask(mask, rows.length, rows[0].length);
  }
}
