package dev.unroll.autoencoder.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.index.Cosine;
import dev.unroll.autoencoder.linear.SparseSymmetric;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BagOfWordsTest {
  private static final List<String> ANIMALS = List.of("cat", "dog", "cow", "goat");
  private static final List<String> BOATS = List.of("ship", "raft", "canoe", "ferry");

  /** Animals eat in fields, boats sail on seas; "the" and "a" are everywhere. */
  private static List<String> text() {
    RandomStream random = RandomStream.named(4, "bag");
    List<String> text = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String animal = ANIMALS.get(random.nextInt(4));
      String boat = BOATS.get(random.nextInt(4));
      text.add("The " + animal + " eats grass in a green field");
      text.add("A " + boat + " sails the stormy sea");
      text.add("the bell rang in a tower");
    }
    return text;
  }

  private static final BagOfWords BAG = BagOfWords.learn(text(), 8, 1);

  @Test
  void equalBagsHaveEqualVectors() {
    float[][] vectors =
        BAG.of(
            List.of(
                "a goat eats the ship and THE FIELD sails",
                "sails the field the goat eats a ship and",
                "a goat eats the ship and field sails"));
    assertArrayEquals(vectors[0], vectors[1], 0);
    assertTrue(Cosine.of(vectors[0], vectors[2]) < 1);
    OrderContrast contrast = OrderContrast.of(BagOfWords.learn(OrderContrast.SENTENCES, 2, 1));
    assertEquals(1, contrast.sameWords(), 1e-12);
  }

  @Test
  void wordsOfOneKindAreNear() {
    float[][] vectors = BAG.of(List.of("cat", "cow", "ferry"));
    double same = Cosine.of(vectors[0], vectors[1]);
    double other = Cosine.of(vectors[0], vectors[2]);
    assertTrue(same > other + 0.5, same + " against " + other);
  }

  @Test
  void commonWordsCountLess() {
    float[][] vectors = BAG.of(List.of("the goat", "goat", "the"));
    assertTrue(Cosine.of(vectors[0], vectors[1]) > Cosine.of(vectors[0], vectors[2]));
  }

  @Test
  void unknownWordsChangeNothing() {
    float[][] vectors = BAG.of(List.of("goat", "zebra goat quagga", "zebra", ""));
    assertArrayEquals(vectors[0], vectors[1], 0);
    assertArrayEquals(new float[8], vectors[2], 0);
    assertArrayEquals(new float[8], vectors[3], 0);
  }

  @Test
  void seedChangesNoCosine() {
    List<String> sentences = List.of("the cat eats", "a ship sails");
    float[][] vectors = BAG.of(sentences);
    float[][] others = BagOfWords.learn(text(), 8, 99).of(sentences);
    assertEquals(Cosine.of(vectors[0], vectors[1]), Cosine.of(others[0], others[1]), 1e-3);
  }

  @Test
  void vectorsAreNoLongerThanThereAreWords() {
    BagOfWords small = BagOfWords.learn(List.of("one two three", "three two one", "one"), 50, 1);
    assertEquals(3, small.size());
    assertEquals("bag of words, 3 numbers", small.name());
    for (float[] vector : small.of(List.of("one", "three two"))) {
      assertEquals(3, vector.length);
      assertTrue(Float.isFinite(vector[0] + vector[1] + vector[2]));
    }
  }

  @Test
  void textOfTooFewWordsIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> BagOfWords.learn(List.of("one one two"), 3, 1))
            .getMessage();
    assertTrue(message.contains("has 1"), message);
  }

  @Test
  void informationIsThatCountedByHand() {
    // Pairs: (0,1) twice, (0,2), (1,1); totals 3, 4, 1.
    Cooccurrence near = new Cooccurrence(3);
    near.add(new int[] {0, 1});
    near.add(new int[] {1, 0});
    near.add(new int[] {2, 0});
    near.add(new int[] {1, 1});
    SparseSymmetric matrix = near.positiveInformation();
    double[][] dense = matrix.times(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    double contexts = Math.pow(3, 0.75) + Math.pow(4, 0.75) + 1;
    double first = Math.log(2 * contexts / Math.pow(12, 0.875));
    double second = Math.log(contexts / Math.pow(3, 0.875));
    double third = Math.log(2 * contexts / Math.pow(16, 0.875));
    assertArrayEquals(new double[] {0, first, second}, dense[0], 1e-6);
    assertArrayEquals(new double[] {first, third, 0}, dense[1], 1e-6);
    assertArrayEquals(new double[] {second, 0, 0}, dense[2], 1e-6);
  }
}
