package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.PairSizes;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.TranslationCase;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.decoding.BeamOptions;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.PairBatch;
import dev.unroll.data.batch.PairBatches;
import dev.unroll.data.text.TextConfig;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import dev.unroll.seqtoseq.SamplingConfig;
import dev.unroll.seqtoseq.SeqToSeqConfig;
import dev.unroll.seqtoseq.SeqToSeqNetwork;
import dev.unroll.seqtoseq.Translator;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.batch.PairArrays;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** This project's sequence to sequence, by the paths that its training and translation take. */
public final class OursTranslation implements Contender<TranslationCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private TranslationCase work;
  private List<Pairs> data = List.of();
  private List<Batch> batches = List.of();
  private GraphStep training;
  private Translator translator;

  /** Arrays of pairs, with the labels that count. */
  private record Batch(PairArrays arrays, long tokens) {
    static Batch of(Pairs pairs, int padding) {
      int rows = pairs.sources().size();
      PairBatches one = new PairBatches(pairs.sources(), pairs.targets(), rows, padding, 1);
      PairBatch batch = one.batch(one.plan(0).get(0));
      return new Batch(PairArrays.of(batch), batch.tokens());
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(TranslationCase.class, new OursTranslation(), arguments);
  }

  @Override
  public String prepare(TranslationCase work) {
    Backend.start();
    this.work = work;
    data = Pairs.of(work);
    PairSizes sizes = work.sizes();
    Vocabulary source = Pairs.vocabulary(sizes.sourceTokens());
    Vocabulary target = Pairs.vocabulary(sizes.targetTokens());
    Rate rate = new Rate(new Schedule.Constant(RATE));
    SeqToSeqConfig config = config(work);
    CarryingGraph graph =
        SeqToSeqNetwork.graph(
            config,
            source.size(),
            target.size(),
            1,
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            rate);
    if (work.task() == Task.TRAIN) {
      batches = data.stream().map(pairs -> Batch.of(pairs, source.padding())).toList();
      training = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    } else {
      translator = new Translator(config, source, target, graph);
    }
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  @Override
  public double step(long index) {
    int turn = (int) (index % data.size());
    return work.task() == Task.TRAIN
        ? fit(batches.get(turn), index)
        : nats(translate(data.get(turn)));
  }

  private double fit(Batch batch, long index) {
    PairArrays arrays = batch.arrays();
    return training
        .fit(
            new INDArray[] {arrays.source(), arrays.inputs()},
            new INDArray[] {arrays.sourceMask(), arrays.mask()},
            arrays.labels(),
            arrays.mask(),
            batch.tokens(),
            index)
        .loss();
  }

  /** The best translation of each source. */
  private List<Hypothesis> translate(Pairs pairs) {
    Search search = new Search.Beam(TranslationCase.WIDTH, 1, OursTranslation::withoutEnd);
    int[] numbers = IntStream.range(0, pairs.sources().size()).toArray();
    return translator.translate(pairs.sources(), search, numbers, work.rows()).stream()
        .map(all -> all.get(0))
        .toList();
  }

  /** Only the last token may be the end, at which nothing is left to do. */
  private static BeamOptions withoutEnd(BeamOptions plain) {
    SequenceRules rules = plain.rules();
    return BeamOptions.of(plain.width(), rules.withMinimumLength(rules.maximumSteps() - 1));
  }

  private static double nats(List<Hypothesis> found) {
    double sum = found.stream().mapToDouble(Hypothesis::logProbability).sum();
    return -sum / ((double) found.size() * TranslationCase.WRITTEN);
  }

  private static SeqToSeqConfig config(TranslationCase work) {
    PairSizes sizes = work.sizes();
    NetworkConfig network =
        new NetworkConfig(
            CellName.LSTM,
            1,
            sizes.hidden(),
            sizes.embedding(),
            true,
            AttentionName.GENERAL,
            work.feeds() ? Feeding.INPUT : Feeding.NONE,
            0,
            true);
    return new SeqToSeqConfig(
        SeqToSeqConfig.Kind.TRANSLATION,
        new TextConfig(TextConfig.Level.SPACE, sizes.sourceTokens(), 1, false),
        new TextConfig(TextConfig.Level.SPACE, sizes.targetTokens(), 1, false),
        false,
        network,
        0,
        SamplingConfig.none(),
        TranslationCase.WRITTEN - 1,
        sizes.rows());
  }
}
