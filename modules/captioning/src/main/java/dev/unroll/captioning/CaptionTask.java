package dev.unroll.captioning;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.CaptionBatch;
import dev.unroll.data.batch.CaptionBatches;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.data.batch.WordDropout;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import java.util.List;
import java.util.Map;

/** Trains a captioning graph on pictures with captions. */
final class CaptionTask implements Task<CaptionTask.Prepared> {
  private final CaptionData data;
  private final Rate rate;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final CaptionBatches batches;
  private final WordDropout dropout;
  private final RandomStream drops;
  private final PictureArrays pictures;
  private final HeldOut heldOut;
  private final PictureInputs inputs;

  /**
   * A batch with its pictures, which are read ahead.
   *
   * @param tokens labels that count
   */
  record Prepared(CaptionArrays arrays, long tokens) {}

  CaptionTask(CaptionConfig config, CaptionData data, Eye eye, TrainConfig training) {
    this.data = data;
    this.batches =
        new CaptionBatches(
            data.train().ids(),
            config.pictures(),
            config.captions(),
            data.language().vocabulary().padding(),
            training.seed());
    this.dropout = new WordDropout(config.wordDropout(), data.language().vocabulary().unknown());
    this.drops = RandomStream.named(training.seed(), "word dropout");
    this.rate = training.rate(batches());
    this.graph =
        CaptionNetwork.graph(
            config,
            eye.encoder(),
            data.language().vocabulary().size(),
            training.seed(),
            training.optimiser(),
            rate);
    if (config.encoder().tuned()) {
      eye.encoder().load(graph);
    }
    this.step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
    this.inputs = PictureInputs.kept(config, eye);
    this.pictures = inputs.of(data.train().pictures().pictures(), config.views(), training.seed());
    this.heldOut =
        new HeldOut(
            config, data, eye.encoder(), inputs.of(data.dev().pictures().pictures(), 1, 0), graph);
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public BatchCursor<Prepared> epoch(int epoch, long from) {
    List<int[]> plan = batches.plan(epoch);
    return new Prefetch<>(
        from, batches.count(), index -> prepared(plan.get(Math.toIntExact(index)), epoch));
  }

  private Prepared prepared(int[] members, int epoch) {
    CaptionBatch batch = batches.batch(members, epoch);
    RandomStream draws = drops.at(epoch).at(members[0]);
    CaptionBatch read = batch.withInputs(dropout.drop(batch.inputs(), batch.steps(), draws));
    return new Prepared(
        CaptionArrays.of(read, pictures.of(data.train().places(members), epoch)), batch.tokens());
  }

  @Override
  public void startEpoch(int epoch) {
    // Nothing is carried from picture to picture.
  }

  @Override
  public StepResult fit(Prepared batch, long index) {
    CaptionArrays arrays = batch.arrays();
    return step.fit(
        arrays.inputs(),
        arrays.inputMasks(),
        arrays.labels(),
        arrays.mask(),
        batch.tokens(),
        index);
  }

  @Override
  public void rateFactor(double factor) {
    rate.factor(factor);
  }

  @Override
  public Measurement evaluate() {
    return heldOut.measure();
  }

  @Override
  public String sample(long index) {
    return heldOut.examples(RandomStream.named(index, "examples"));
  }

  @Override
  public Map<String, byte[]> state() {
    Map<String, byte[]> state = GraphState.of(graph);
    inputs.frozen().forEach(frozen -> Eye.addTo(state, frozen));
    return state;
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    GraphState.restore(graph, state);
    inputs.frozen().forEach(frozen -> Eye.assign(frozen, state));
  }
}
