package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.Search;
import dev.unroll.testing.SameRun;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model promises to a Java program. */
class ModelContractTest {
  @TempDir static Path folder;
  private static Path data;
  private static Path run;
  private static AutoencoderModel model;
  private static List<String> sentences;

  @BeforeAll
  static void train() throws IOException {
    sentences = new StorySentences(1).sentences(30);
    data = Files.writeString(folder.resolve("sentences.txt"), String.join("\n", sentences));
    run = folder.resolve("run");
    Typed.train(data, run, "--kind", "variational", "--spans", 1).works();
    model = AutoencoderModel.load(run);
    sentences = sentences.subList(0, 40);
  }

  @Test
  void theHashTellsModelsApart() throws IOException {
    assertEquals(SentenceEncoder.load(run).hash(), model.encoder().hash());
    Path other = folder.resolve("other");
    Typed.train(data, other, "--seed", 2).works();
    assertNotEquals(SentenceEncoder.load(other).hash(), model.encoder().hash());
    assertTrue(model.encoder().hash().matches("[0-9a-f]{64}"));
  }

  @Test
  void oneSentenceHasTheVectorThatItHasAmongMany() {
    float[][] all = model.encode(sentences);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(all[i], model.encoder().encode(sentences.get(i)), 1e-5f);
    }
  }

  @Test
  void blankUnknownAndVeryLongSentencesHaveVectors() {
    String many = "the cat sees ".repeat(2_500);
    float[][] found = model.encode(List.of("", " \t", "qwertz asdf", many));
    assertArrayEquals(found[0], found[1]);
    for (float[] vector : found) {
      for (float number : vector) {
        assertTrue(Float.isFinite(number));
      }
    }
    assertTrue(model.encoder().onlyUnknown("qwertz asdf"));
    assertTrue(!model.encoder().onlyUnknown("the qwertz") && !model.encoder().onlyUnknown(" "));
    List<String> back = model.reconstruct(List.of("", many), Search.greedy());
    assertEquals("", back.get(0));
    // The end symbol counts, too, which one that never ends does not write.
    assertTrue(back.get(1).split(" ").length <= model.config().maximumLength() + 1);
  }

  @Test
  void aWalkBeginsAndEndsAtItsSentences() {
    List<String> walk = model.interpolate(sentences.get(0), sentences.get(1), 4, Search.greedy());
    List<String> ends = model.reconstruct(sentences.subList(0, 2), Search.greedy());
    assertEquals(4, walk.size());
    assertEquals(ends, List.of(walk.get(0), walk.get(3)));
  }

  @Test
  void vectorsOfAnotherSizeAreRefused() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> model.decode(new float[][] {new float[8], new float[5]}, Search.greedy()));
    assertEquals("vector 2 has 5 numbers, but this model's have 8", error.getMessage());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    float[][] alone = model.encode(sentences);
    List<String> written = model.reconstruct(sentences, Search.greedy());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<float[][]>> vectors = new ArrayList<>();
    List<Future<List<String>>> texts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      vectors.add(threads.submit(() -> model.encode(sentences)));
      texts.add(threads.submit(() -> model.reconstruct(sentences, Search.greedy())));
    }
    for (int i = 0; i < 4; i++) {
      assertTrue(Arrays.deepEquals(alone, vectors.get(i).get()));
      assertEquals(written, texts.get(i).get());
    }
    threads.shutdown();
  }

  @Test
  void aResumedRunEndsAsAnUnbrokenOne() throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    // Some 600 sentences and as many pieces are 5 batches, so that the run ends in another epoch.
    String line =
        "train --data %s --run %s --steps %s --kind denoising --spans 1 --word-dropout 0.2"
            + " --hidden 8 --embedding 6 --vector 8 --level word --min-count 1 --layout lines"
            + " --batch 256 --evaluate-every 4";
    Typed.run((Object[]) line.formatted(data, whole, 8).split(" ")).works();
    Typed.run((Object[]) line.formatted(data, broken, 4).split(" ")).works();
    Typed.run("resume", "--run", broken, "--steps", 8).works();
    SameRun.require(new RunFiles(whole), new RunFiles(broken));
  }
}
