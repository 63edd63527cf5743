package dev.unroll.speech;

import dev.unroll.core.ctc.AlignedPath;
import dev.unroll.core.ctc.BestPath;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.FrameBatch;
import dev.unroll.data.batch.FrameBatches;
import dev.unroll.layers.ctc.CtcBatch;
import dev.unroll.layers.ctc.CtcLoss;
import dev.unroll.layers.ctc.FrameRows;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.graph.HeldOutData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a graph under training on held-out recordings; changes nothing of the training. */
final class HeldOut implements HeldOutData {
  private static final int BATCH = 16;
  private static final int EXAMPLES = 5;

  private final SpeechData data;
  private final FrameCache frames;
  private final FrameBatches batches;
  private final Listener listener;

  HeldOut(SpeechConfig config, SpeechData data, CarryingGraph graph) {
    this.data = data;
    frames = new FrameCache(config, data.dev(), new Augmentation(AugmentConfig.none(), 0));
    batches = new FrameBatches(frames, BATCH, 0);
    listener = new Listener(graph, config.network());
  }

  /** Nats per letter, and the errors of the best path. */
  @Override
  public Measurement measure() {
    double nats = 0;
    long letters = 0;
    Score score = Score.NONE;
    for (int[] members : batches.plan(0)) {
      FrameBatch batch = batches.batch(members, 0);
      List<float[][]> emissions = listener.emissions(batch);
      nats += Arrays.stream(losses(emissions, members)).sum();
      for (int row = 0; row < members.length; row++) {
        letters += frames.labels(members[row]).length;
        String reference = data.dev().entry(members[row]).transcript();
        score = score.plus(Score.of(reference, bestText(emissions.get(row))));
      }
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("CER", 100 * score.characters().rate());
    metrics.put("WER", 100 * score.words().rate());
    return new Measurement(nats / Math.max(1, letters), metrics);
  }

  /** The loss of log-probabilities is that of logits, for their softmax is the same. */
  private double[] losses(List<float[][]> emissions, int[] members) {
    int symbols = data.alphabet().size();
    int[] lengths = emissions.stream().mapToInt(one -> one.length).toArray();
    float[] packed = new float[Arrays.stream(lengths).sum() * symbols];
    int at = 0;
    for (float[][] utterance : emissions) {
      for (float[] frame : utterance) {
        System.arraycopy(frame, 0, packed, at, symbols);
        at += symbols;
      }
    }
    int[][] labels = Arrays.stream(members).mapToObj(frames::labels).toArray(int[][]::new);
    return new CtcLoss(symbols, data.alphabet().blank())
        .losses(FrameRows.of(packed, symbols), CtcBatch.packed(lengths, labels));
  }

  private String bestText(float[][] emissions) {
    AlignedPath path = BestPath.of(emissions, data.alphabet().blank());
    return Spelling.text(path.spans(), data.alphabet());
  }

  /** A few recordings: what was said, and what was heard. */
  @Override
  public String examples(RandomStream random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      int index = random.nextInt(data.dev().size());
      FrameBatch batch = batches.batch(new int[] {index}, 0);
      lines.add("said:  " + data.dev().entry(index).transcript());
      lines.add("heard: " + bestText(listener.emissions(batch).get(0)));
    }
    return String.join("\n", lines);
  }
}
