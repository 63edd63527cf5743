package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerData;
import dev.unroll.benchmarks.work.CaptionerSizes;
import dev.unroll.benchmarks.work.CaptionerWeights;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.captioning.CaptionConfig;
import dev.unroll.captioning.CaptionNetwork;
import dev.unroll.captioning.Captioner;
import dev.unroll.captioning.EncoderConfig;
import dev.unroll.captioning.NetworkConfig;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.captioning.encoder.SmallCnn;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.CaptionBatch;
import dev.unroll.data.batch.CaptionBatches;
import dev.unroll.data.text.TextConfig;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** This project's captioning, by the paths that its training and describing take. */
public final class OursCaptioner implements Contender<CaptionerCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private CaptionerCase work;
  private CarryingGraph graph;
  private GraphStep training;
  private Captioner captioner;
  private List<INDArray> pictures = List.of();
  private List<Labelled> batches = List.of();

  /**
   * Captions of a batch of pictures.
   *
   * @param words [N, 1, T]
   * @param labels [N, 1, T]
   * @param mask [N, T]
   */
  private record Labelled(INDArray words, INDArray labels, INDArray mask, long count) {
    static Labelled of(CaptionerCase work, CaptionerData data) {
      int[] pictures = IntStream.range(0, work.rows()).toArray();
      int padding = Pairs.vocabulary(work.sizes().tokens()).padding();
      CaptionBatch batch =
          CaptionBatches.of(pictures, CaptionerCase.CAPTIONS, data.captions(), padding);
      return new Labelled(
          BatchArrays.sequence(batch.inputs(), batch.rows(), batch.steps()),
          BatchArrays.sequence(batch.labels(), batch.rows(), batch.steps()),
          BatchArrays.mask(batch.mask(), batch.rows(), batch.steps()),
          batch.tokens());
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(CaptionerCase.class, new OursCaptioner(), arguments);
  }

  @Override
  public String prepare(CaptionerCase work) {
    Backend.start();
    this.work = work;
    CaptionerSizes sizes = work.sizes();
    PictureEncoder encoder =
        sizes.reads()
            ? new SmallCnn(sizes.pixels(), sizes.filters())
            : new GivenFeatures(sizes.channels(), sizes.side());
    Rate rate = new Rate(new Schedule.Constant(RATE));
    Optimiser optimiser = new Optimiser(Optimiser.Kind.ADAM, 0, 0);
    graph = CaptionNetwork.graph(config(work), encoder, sizes.tokens(), 1, optimiser, rate);
    CaptionerWeights.of(work)
        .forEach(
            (name, weight) -> {
              INDArray own = graph.getParam(name);
              own.assign(Nd4j.createFromArray(weight.values()).reshape('c', own.shape()));
            });
    List<CaptionerData> data = CaptionerData.of(work);
    pictures = data.stream().map(batch -> pictures(work, batch)).toList();
    if (work.task() == Task.TRAIN) {
      batches = data.stream().map(batch -> Labelled.of(work, batch)).toList();
      training = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    } else {
      Vocabulary vocabulary = Pairs.vocabulary(sizes.tokens());
      captioner = new Captioner(config(work), encoder, vocabulary, graph);
    }
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  private static INDArray pictures(CaptionerCase work, CaptionerData batch) {
    CaptionerSizes sizes = work.sizes();
    INDArray flat = Nd4j.createFromArray(batch.pictures());
    if (sizes.reads()) {
      return flat.reshape('c', work.rows(), 3, sizes.pixels(), sizes.pixels());
    }
    return work.attends()
        ? flat.reshape('c', work.rows(), sizes.channels(), sizes.places())
        : flat.reshape('c', work.rows(), sizes.channels());
  }

  private static CaptionConfig config(CaptionerCase work) {
    CaptionerSizes sizes = work.sizes();
    NetworkConfig network =
        new NetworkConfig(
            work.attends() ? NetworkConfig.Decoder.ATTENTION : NetworkConfig.Decoder.STATE,
            CellName.LSTM,
            1,
            sizes.hidden(),
            sizes.embedding(),
            sizes.attention(),
            0,
            0);
    return new CaptionConfig(
        sizes.reads()
            ? new EncoderConfig("small", "", true, 1, sizes.pixels())
            : new EncoderConfig("squeezenet", "given", false, 1, 1),
        new TextConfig(TextConfig.Level.SPACE, sizes.tokens(), 1, true),
        true,
        network,
        0,
        0,
        1,
        CaptionerCase.WRITTEN - 1, // and the end symbol
        CaptionerCase.CAPTIONS,
        CaptionerCase.CAPTIONS * work.rows());
  }

  /** Weights that are trained. */
  long parameters() {
    return graph.numParams();
  }

  @Override
  public double step(long index) {
    int turn = (int) (index % pictures.size());
    if (work.task() == Task.TRAIN) {
      return fit(turn, index);
    }
    double sum = write(turn).stream().mapToDouble(Hypothesis::logProbability).sum();
    return -sum / ((double) work.rows() * CaptionerCase.WRITTEN);
  }

  private double fit(int turn, long index) {
    Labelled batch = batches.get(turn);
    INDArray[] masks = new INDArray[2]; // pictures are never padded
    masks[0] = batch.mask();
    return training
        .fit(
            new INDArray[] {batch.words(), pictures.get(turn)},
            masks,
            batch.labels(),
            batch.mask(),
            batch.count(),
            index)
        .loss();
  }

  /** The best caption of each picture of a batch. */
  List<Hypothesis> write(int turn) {
    Search search = work.width() == 1 ? Search.greedy() : Search.beam(work.width());
    int[] numbers = IntStream.range(0, work.rows()).toArray();
    return captioner.describe(pictures.get(turn), search, numbers).stream()
        .map(all -> all.get(0))
        .toList();
  }
}
