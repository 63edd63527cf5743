package dev.unroll.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void drawsTheNumbersOfTheJdkSplitMix64() {
    RandomStream stream = new RandomStream(42);
    SplittableRandom oracle = new SplittableRandom(42);
    for (int i = 0; i < 1000; i++) {
      assertEquals(oracle.nextLong(), stream.nextLong());
    }
  }

  @Test
  void savedStateContinuesTheStream() {
    RandomStream stream = RandomStream.named(7, "order");
    stream.nextLong();
    RandomStream restored = new RandomStream(stream.state());
    assertEquals(stream.nextLong(), restored.nextLong());
  }

  @Test
  void namesSeparateStreams() {
    assertNotEquals(
        RandomStream.named(1, "order").nextLong(), RandomStream.named(1, "dropout").nextLong());
    assertNotEquals(
        RandomStream.named(1, "order").nextLong(), RandomStream.named(2, "order").nextLong());
  }

  @Test
  void numbersOfOneStepDoNotDependOnOtherSteps() {
    RandomStream stream = RandomStream.named(1, "dropout");
    long expected = stream.at(5).nextLong();
    stream.at(4).nextLong();
    assertEquals(expected, stream.at(5).nextLong());
    assertNotEquals(expected, stream.at(6).nextLong());
  }

  @Test
  void shuffleKeepsEveryItem() {
    int[] items = IntStream.range(0, 100).toArray();
    RandomStream.named(3, "order").shuffle(items);
    assertNotEquals(0, IntStream.range(0, 100).filter(i -> items[i] != i).count());
    assertArrayEquals(IntStream.range(0, 100).toArray(), IntStream.of(items).sorted().toArray());
  }
}
