package dev.unroll.captioning;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PictureFile;
import dev.unroll.data.text.Language;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A trained captioning model.
 *
 * <pre>{@code
 * CaptionModel model = CaptionModel.load(Path.of("runs/flickr8k"));
 * String caption = model.describe(Path.of("dog.jpg"));
 * List<Description> all = model.describe(pictures, Search.beam(5));
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class CaptionModel {
  private static final String CONFIG = "config.json";
  private static final String TOKENISER = "tokeniser.txt";
  private static final String VOCABULARY = "vocabulary.txt";
  private static final int BATCH = 32;

  private final CaptionConfig config;
  private final Language language;
  private final Eye eye;
  private final CarryingGraph network;

  /** Copies that nobody uses at the moment. */
  private final Queue<Copy> idle = new ConcurrentLinkedQueue<>();

  /** All that one thread needs. */
  private record Copy(PictureInputs inputs, Captioner captioner) {}

  private CaptionModel(Checkpoint checkpoint) {
    config = CaptionConfig.fromJson(checkpoint.text(CONFIG));
    language =
        new Language(
            config.text(),
            Tokeniser.decode(checkpoint.text(TOKENISER)),
            Vocabulary.decode(checkpoint.text(VOCABULARY)));
    eye = Eye.restored(config.encoder(), checkpoint.task());
    network =
        CaptionNetwork.graph(
            config,
            eye.encoder(),
            language.vocabulary().size(),
            0,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    GraphState.assign(network, GraphState.parameters(checkpoint.task()));
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a captioning model
   */
  public static CaptionModel load(Path run) throws IOException {
    return new CaptionModel(RunFiles.checkpoint(run));
  }

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(CaptionConfig config, CaptionData data) {
    return Map.of(
        CONFIG,
        config.toJson(),
        TOKENISER,
        data.language().tokeniser().encode(),
        VOCABULARY,
        data.language().vocabulary().encode());
  }

  /** What the model is made of. */
  public CaptionConfig config() {
    return config;
  }

  /** Number of parameters that were trained. */
  public long parameters() {
    return network.numParams();
  }

  /**
   * The likeliest caption that a beam of 5 finds.
   *
   * @throws IOException when the file is no picture
   */
  public String describe(Path file) throws IOException {
    return describe(List.of(PictureFile.read(file).picture()), Search.beam(5)).get(0).text();
  }

  /**
   * Describes pictures.
   *
   * @param pictures of any size, each brought to the square that the network reads
   * @return a description of each, in order
   */
  public List<Description> describe(List<Picture> pictures, Search search) {
    return describe(new Pictures.Loaded(pictures), search, 0);
  }

  /**
   * What the encoder makes of pictures, to compare them by.
   *
   * @return [P][C], the mean over regions
   */
  float[][] features(Pictures pictures) {
    PictureArrays arrays = PictureInputs.once(config, eye).of(pictures, 1, 0);
    PictureReader reader = new PictureReader(config, eye.encoder(), network);
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      int[] some = IntStream.range(from, Math.min(from + BATCH, pictures.size())).toArray();
      rows.addAll(List.of(reader.features(arrays.plain(some))));
    }
    return rows.toArray(float[][]::new);
  }

  /**
   * Describes some of many pictures.
   *
   * @param first number of the first of them among all, on which depends what {@link
   *     Search.Sampled} draws
   */
  List<Description> describe(Pictures pictures, Search search, int first) {
    Copy copy = idle.poll();
    if (copy == null) {
      copy =
          new Copy(
              PictureInputs.once(config, eye),
              new Captioner(config, eye.encoder(), language.vocabulary(), network));
    }
    PictureArrays arrays = copy.inputs().of(pictures, 1, 0);
    int grid = config.network().attends() ? eye.encoder().gridSide() : 0;
    List<Description> descriptions = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      int[] some = IntStream.range(from, Math.min(from + BATCH, pictures.size())).toArray();
      int[] numbers = IntStream.of(some).map(i -> first + i).toArray();
      for (List<Hypothesis> found :
          copy.captioner().describe(arrays.plain(some), search, numbers)) {
        descriptions.add(Description.of(found, language, grid));
      }
    }
    idle.add(copy);
    return descriptions;
  }
}
