package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.image.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model promises to a Java program, whatever its decoder. */
class ModelContractTest {
  @TempDir Path folder;

  private final List<Picture> pictures =
      Models.scenes(40).scenes().stream().map(scene -> Picture.of(scene.render(50))).toList();

  private CaptionModel model(NetworkConfig.Decoder decoder) throws IOException {
    Path run = folder.resolve(decoder.toString());
    Typed.train(Typed.scenes(folder), run, "--decoder", decoder).works();
    return CaptionModel.load(run);
  }

  private static List<String> texts(CaptionModel model, List<Picture> some) {
    return model.describe(some, Search.beam(3)).stream().map(Description::text).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aCaptionDependsOnItsPictureAloneAndThreadsDoNotDisturbEachOther(
      NetworkConfig.Decoder decoder) throws IOException, InterruptedException, ExecutionException {
    CaptionModel model = model(decoder);
    List<String> together = texts(model, pictures);
    List<Picture> turned = new ArrayList<>(pictures);
    Collections.reverse(turned);
    List<String> back = new ArrayList<>(texts(model, turned));
    Collections.reverse(back);
    assertEquals(together, back);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<List<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(threads.submit(() -> texts(model, pictures)));
    }
    for (Future<List<String>> answer : answers) {
      assertEquals(together, answer.get());
    }
    threads.shutdown();
  }

  @ParameterizedTest
  @EnumSource
  void thePictureReachesTheDecoder(NetworkConfig.Decoder decoder) throws IOException {
    CaptionModel model = model(decoder);
    List<Double> logs =
        model.describe(pictures, Search.greedy()).stream()
            .map(one -> one.best().logProbability())
            .distinct()
            .toList();
    assertNotEquals(1, logs.size(), "every picture was told the same");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDrawnForAPictureDependsOnItsNumberAlone(NetworkConfig.Decoder decoder)
      throws IOException {
    CaptionModel model = model(decoder);
    Search drawn = new Search.Sampled(SamplerOptions.plain(), 5);
    List<Description> all = model.describe(new Pictures.Loaded(pictures), drawn, 0);
    Pictures one = new Pictures.Loaded(pictures.subList(7, 8));
    assertEquals(all.get(7).text(), model.describe(one, drawn, 7).get(0).text());
  }
}
