package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.captioning.encoder.EncoderProvider;
import dev.unroll.captioning.encoder.FrozenEncoder;
import dev.unroll.data.image.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FrozenFeaturesTest {
  private static final int[] SOME = {3, 0, 3, 19, 7};

  private final FrozenEncoder encoder =
      new FrozenEncoder(EncoderProvider.named("given").untrained(16));
  private final AtomicInteger reads = new AtomicInteger();

  /** Scenes, counting how often one is read. */
  private record Counted(Pictures scenes, AtomicInteger reads) implements Pictures {
    @Override
    public int size() {
      return scenes.size();
    }

    @Override
    public String name(int index) {
      return scenes.name(index);
    }

    @Override
    public Picture read(int index) throws IOException {
      reads.incrementAndGet();
      return scenes.read(index);
    }
  }

  private FrozenFeatures features(boolean regions, int views, long room) {
    Views seen =
        new Views(new Counted(Models.scenes(20), reads), encoder.encoder().pixels(), views, 4);
    return new FrozenFeatures(seen, encoder, regions, new AtomicLong(room));
  }

  private static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** The features of one picture after the other, from the encoder itself. */
  private List<INDArray> grids() {
    PixelArrays pixels =
        new PixelArrays(new Views(Models.scenes(20), encoder.encoder().pixels(), 1, 0));
    List<INDArray> grids = new ArrayList<>();
    for (int picture : SOME) {
      grids.add(encoder.features(pixels.plain(new int[] {picture})).slice(0));
    }
    return grids;
  }

  @Test
  void eachRowIsTheGridOfItsPictureOrItsMean() {
    INDArray regions = features(true, 1, 1 << 20).plain(SOME);
    INDArray means = features(false, 1, 1 << 20).plain(SOME);
    assertArrayEquals(new long[] {5, 5, 16}, regions.shape());
    assertArrayEquals(new long[] {5, 5}, means.shape());
    List<INDArray> grids = grids();
    for (int i = 0; i < SOME.length; i++) {
      assertArrayEquals(numbers(grids.get(i)), numbers(regions.slice(i)), 1e-6f);
      assertArrayEquals(numbers(grids.get(i).mean(1, 2)), numbers(means.slice(i)), 1e-6f);
    }
  }

  @Test
  void whatIsKeptIsNotReadAgainAndIsTheSameAsWhatIsNotKept() {
    FrozenFeatures keeping = features(true, 3, 1 << 20);
    INDArray first = keeping.of(SOME, 2);
    int read = reads.get();
    assertEquals(first, keeping.of(SOME, 2));
    assertEquals(read, reads.get());
    FrozenFeatures forgetting = features(true, 3, 100);
    assertEquals(first, forgetting.of(SOME, 2));
    int before = reads.get();
    assertEquals(first, forgetting.of(SOME, 2));
    assertEquals(before + SOME.length - 2, reads.get(), "room for one picture, which comes twice");
  }

  @Test
  void trainingAndMeasuringMayShareAnEncoder() throws InterruptedException, ExecutionException {
    INDArray expected = features(true, 1, 0).plain(SOME);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<List<INDArray>>> answers = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      FrozenFeatures own = features(true, 1, 0);
      answers.add(threads.submit(() -> Stream.generate(() -> own.plain(SOME)).limit(30).toList()));
    }
    for (Future<List<INDArray>> answer : answers) {
      assertEquals(Collections.nCopies(30, expected), answer.get());
    }
    threads.shutdown();
  }
}
