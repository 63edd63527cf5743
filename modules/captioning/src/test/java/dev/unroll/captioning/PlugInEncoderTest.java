package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.captioning.encoder.FrozenEncoder;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.data.synthetic.scene.Captions;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pre-trained encoder that another jar offers, frozen and tuned. */
class PlugInEncoderTest {
  private static final Set<String> ENCODER = Set.of("first_W", "first_b", "second_W", "second_b");

  @TempDir Path folder;
  private Path weights;

  @BeforeEach
  void trainedElsewhere() throws IOException {
    weights = Files.writeString(folder.resolve("weights"), "7");
  }

  /** Trains on scenes, and takes the file of weights away. */
  private CaptionModel trained(Object... more) throws IOException {
    Path run = folder.resolve("run");
    Stream<Object> given = Stream.of("--encoder", "given", "--weights", weights);
    Object[] all = Stream.concat(given, Stream.of(more)).toArray();
    Typed.train(Typed.scenes(folder), run, all).works();
    Files.delete(weights);
    return CaptionModel.load(run);
  }

  private static float[][] features(long seed) throws IOException {
    Path file = Files.writeString(Files.createTempFile("weights", ""), String.valueOf(seed));
    PictureEncoder encoder = new GivenProvider().read(file, 16);
    Files.delete(file);
    Views views = new Views(Models.scenes(3), encoder.pixels(), 1, 0);
    INDArray pixels = new PixelArrays(views).plain(new int[] {0, 1, 2});
    return new FrozenEncoder(encoder).features(pixels).mean(2, 3).toFloatMatrix();
  }

  @ParameterizedTest
  @EnumSource(names = {"ATTENTION", "WORD"})
  void aFrozenOneStaysAsItWasAndTravelsWithTheRun(Decoder decoder) throws IOException {
    CaptionModel model = trained("--decoder", decoder);
    float[][] kept = model.features(Models.scenes(3));
    float[][] given = features(7);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(given[i], kept[i], 1e-6f);
    }
    assertNotEquals(features(0)[0][0], given[0][0], 1e-3f);
  }

  @Test
  void aTunedOneBeginsWithItsWeightsAndMovesAway() throws IOException {
    float[][] found = trained("--tune", "--learning-rate", 1e-5).features(Models.scenes(3));
    float[][] given = features(7);
    assertArrayEquals(given[0], found[0], 1e-3f);
    assertNotEquals(given[0][0], found[0][0]);
  }

  /** Gradient descent moves in proportion to its rate, so that one step shows the rate. */
  @Test
  void theEncoderAloneLearnsWithItsShareOfTheRate() throws IOException {
    Map<String, INDArray> whole = moved(1);
    Map<String, INDArray> part = moved(0.25);
    assertEquals(whole.keySet(), part.keySet());
    assertTrue(whole.keySet().containsAll(ENCODER), whole.keySet().toString());
    whole.forEach(
        (name, all) -> {
          double share = ENCODER.contains(name) ? 0.25 : 1;
          double norm = all.norm2Number().doubleValue();
          assertTrue(norm > 1e-4, name + " moves by " + norm);
          double off = part.get(name).sub(all.mul(share)).norm2Number().doubleValue();
          assertEquals(0, off / norm, 1e-2, name);
        });
  }

  /** What the first step changes of each parameter. */
  private Map<String, INDArray> moved(double share) throws IOException {
    CaptionConfig config =
        Models.config(
            new EncoderConfig("given", weights.toString(), true, share, 16),
            new NetworkConfig(Decoder.STATE, CellName.GRU, 1, 8, 6, 5, 0, 0),
            20);
    Pictures.Rendered scenes = Models.scenes(6);
    Captioned captioned =
        new Captioned(scenes, scenes.scenes().stream().map(one -> Captions.of(one, 2)).toList());
    TrainConfig usual = TrainCommand.DEFAULTS;
    TrainConfig descent =
        new TrainConfig(
            1,
            usual.limits(),
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new TrainConfig.RateConfig(TrainConfig.Kind.CONSTANT, 1, 0.5, 1000, 2, 0),
            GradientNormalisation.NONE,
            1);
    CaptionData data = CaptionData.of(config, captioned, captioned);
    Eye eye = Eye.read(config.encoder());
    CaptionTask task = new CaptionTask(config, data, eye, descent);
    INDArray before = GraphState.parameters(task.state());
    try (var batches = task.epoch(0, 0)) {
      task.fit(batches.next(), 0);
    }
    ComputationGraph layout =
        Models.graph(config, eye.encoder(), data.language().vocabulary().size());
    GraphState.assign(layout, GraphState.parameters(task.state()).sub(before));
    return layout.paramTable();
  }
}
