package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.decoding.Search;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models made of a network that has just been trained, without a file. */
class InMemoryModelTest {
  @TempDir Path folder;

  private static SavedModel trained(Kind kind) {
    AutoencoderConfig config = Models.config(kind, Condition.BOTH);
    AutoencoderData data = Models.data(config, 40);
    Rate rate = new Rate(new Schedule.Constant(0.1));
    CarryingGraph graph =
        AutoencoderNetwork.graph(
            config,
            data.language().vocabulary().size(),
            3,
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            rate);
    GraphStep step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, 1, rate);
    LongFunction<GraphBatch> batches = Feed.of(config, data, 1).epoch(0);
    for (int i = 0; i < 2; i++) {
      GraphBatch batch = batches.apply(i);
      step.fit(batch.inputs(), batch.inputMasks(), batch.labels(), batch.mask(), batch.tokens(), i);
    }
    return new SavedModel(config, data.language(), graph);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSavedAndReloadedModelMakesTheBitsOfTheTrainedOne(Kind kind) throws IOException {
    List<String> sentences = new StorySentences(1).sentences(20).subList(0, 10);
    SavedModel model = trained(kind);
    SentenceEncoder before = new SentenceEncoder(model);
    Path file = folder.resolve("model.zip");
    CheckpointFile.write(
        file,
        new Checkpoint(
            LoopState.start(),
            GraphState.of(model.network()),
            SavedModel.texts(model.config(), model.language())));
    SentenceEncoder after = SentenceEncoder.load(file);
    float[][] expected = before.encode(sentences);
    assertTrue(Arrays.deepEquals(expected, after.encode(sentences)));
    assertTrue(Arrays.deepEquals(expected, AutoencoderModel.load(file).encode(sentences)));
    assertEquals(before.hash(), after.hash());
  }

  @Test
  void theNextSentenceIsWrittenWhereNoDecoderIsNamed() {
    SavedModel saved = trained(Kind.SKIP_THOUGHT);
    AutoencoderModel model = AutoencoderModel.of(saved);
    float[][] vectors = model.encode(new StorySentences(1).sentences(1));
    int length = model.config().longestWritten();
    List<String> usual = model.decode(vectors, Search.greedy());
    assertEquals(model.decode(vectors, Search.greedy(), "next", length), usual);
    assertNotEquals(model.decode(vectors, Search.greedy(), "previous", length), usual);
  }
}
