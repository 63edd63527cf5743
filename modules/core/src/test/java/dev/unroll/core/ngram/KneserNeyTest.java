package dev.unroll.core.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KneserNeyTest {
  private static final int V = 7;

  /** A text with structure: each token depends on the two before. */
  private static int[] stream(int seed, int length) {
    RandomStream random = RandomStream.named(seed, "stream");
    int[] stream = new int[length];
    for (int t = 2; t < length; t++) {
      boolean drawn = random.nextInt(3) == 0;
      stream[t] = drawn ? random.nextInt(V - 1) : (stream[t - 1] + 2 * stream[t - 2]) % (V - 1);
    }
    return stream;
  }

  private static List<Integer> list(int[] tokens, int from, int to) {
    return Arrays.stream(tokens, from, to).boxed().toList();
  }

  /** The definition, by searching the text for each n-gram anew. */
  private static final class BruteForce {
    private final int order;
    private final int[] stream;

    BruteForce(int order, int[] stream) {
      this.order = order;
      this.stream = stream;
    }

    int count(List<Integer> gram) {
      Set<List<Integer>> before = new HashSet<>();
      int occurrences = 0;
      for (int t = 0; t + gram.size() <= stream.length; t++) {
        if (list(stream, t, t + gram.size()).equals(gram)) {
          occurrences++;
          before.add(t == 0 ? List.of() : List.of(stream[t - 1]));
        }
      }
      return gram.size() == order ? occurrences : before.size();
    }

    Discounts discounts(int length) {
      Set<List<Integer>> grams = new HashSet<>();
      for (int t = 0; t + length <= stream.length; t++) {
        grams.add(list(stream, t, t + length));
      }
      double[] n = new double[5];
      grams.forEach(gram -> n[Math.min(count(gram), 5) % 5]++);
      if (n[1] * n[2] * n[3] == 0) {
        return Discounts.FALLBACK;
      }
      double y = n[1] / (n[1] + 2 * n[2]);
      double[] d = new double[4];
      for (int c = 1; c <= 3; c++) {
        d[c] = c - (c + 1) * y * n[c + 1] / n[c];
        if (d[c] < 0 || d[c] > c) {
          return Discounts.FALLBACK;
        }
      }
      return new Discounts(d[1], d[2], d[3]);
    }

    double probability(List<Integer> context, int token) {
      if (context.size() >= order) {
        return probability(context.subList(context.size() - order + 1, context.size()), token);
      }
      double shorter =
          context.isEmpty() ? 1.0 / V : probability(context.subList(1, context.size()), token);
      Discounts discounts = discounts(context.size() + 1);
      double total = 0;
      double taken = 0;
      for (int v = 0; v < V; v++) {
        int count = count(extended(context, v));
        total += count;
        taken += discounts.of(count);
      }
      int own = count(extended(context, token));
      return total == 0 ? shorter : (own - discounts.of(own) + taken * shorter) / total;
    }

    private static List<Integer> extended(List<Integer> context, int token) {
      List<Integer> gram = new ArrayList<>(context);
      gram.add(token);
      return gram;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void agreesWithTheDefinitionByBruteForce(int order) {
    int[] stream = stream(order, 150);
    KneserNey model = KneserNey.train(order, V, stream);
    BruteForce oracle = new BruteForce(order, stream);
    for (int length = 1; length <= order; length++) {
      assertEquals(oracle.discounts(length), model.discounts().get(length - 1));
    }
    int[] test = stream(99, 20);
    for (int t = 0; t < test.length; t++) {
      double expected = oracle.probability(list(test, 0, t), test[t]);
      double found = Math.exp(model.logProbability(Arrays.copyOf(test, t), test[t]));
      assertEquals(expected, found, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 10})
  void distributionSumsToOneAndHoldsTheSingleProbabilities(int order) {
    KneserNey.Builder builder = KneserNey.sentences(order, V + 2, V, V + 1);
    for (int i = 0; i < 30; i++) {
      builder.add(stream(i, i % 9));
    }
    List<BackoffModel> models =
        List.of(builder.build(), KneserNey.train(order, V + 2, stream(1, 300)));
    int[] text = stream(50, 40);
    text[0] = V;
    for (BackoffModel model : models) {
      for (int t = 0; t <= text.length; t++) {
        int[] context = Arrays.copyOf(text, t);
        double[] probabilities = new double[V + 2];
        model.distribution(context, probabilities);
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
        for (int token = 0; token < V + 2; token++) {
          double single = Math.exp(model.logProbability(context, token));
          assertEquals(probabilities[token], single, 1e-14);
          assertTrue(single > 0 || (token == V && model == models.get(0)));
        }
      }
    }
  }

  @Test
  void natsAreTheSumOverTheStreamAndSentencesAreApart() {
    int[] stream = stream(3, 50);
    KneserNey model = KneserNey.train(3, V, stream(1, 300));
    double sum = 0;
    for (int t = 0; t < stream.length; t++) {
      sum -= model.logProbability(Arrays.copyOf(stream, t), stream[t]);
    }
    assertEquals(sum, model.nats(stream), 1e-9);
    assertThrows(IllegalStateException.class, () -> model.sentenceNats(stream));

    KneserNey sentences =
        KneserNey.sentences(3, V + 2, V, V + 1).add(stream(1, 9)).add(stream(2, 8)).build();
    int[] both = {V, 1, 2, V + 1, V, 3, V + 1};
    assertEquals(
        sentences.sentenceNats(new int[] {1, 2}) + sentences.sentenceNats(new int[] {3}),
        sentences.nats(both),
        1e-12);
  }

  @Test
  void longerContextsPredictAStructuredTextBetter() {
    int[] test = stream(8, 500);
    double unigram = KneserNey.train(1, V, stream(7, 3000)).nats(test);
    double trigram = KneserNey.train(3, V, stream(7, 3000)).nats(test);
    assertTrue(trigram < 0.75 * unigram, trigram + " and " + unigram);
  }

  @Test
  void orderBeyondTheTextIsNoError() {
    KneserNey model = KneserNey.train(10, V, new int[] {1, 2, 3});
    assertEquals(0, model.ngrams(4));
    double[] probabilities = new double[V];
    model.distribution(new int[] {1, 2}, probabilities);
    assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
  }

  @Test
  void savedAndLoadedModelGivesTheSameBits() throws IOException {
    KneserNey model = KneserNey.train(5, V, stream(1, 2000));
    KneserNey loaded = KneserNey.load(input(bytes(model)));
    assertEquals(model.discounts(), loaded.discounts());
    assertEquals(model.nats(stream(2, 200)), loaded.nats(stream(2, 200)), 0);
    assertArrayEquals(bytes(model), bytes(loaded));
    assertArrayEquals(bytes(model), bytes(KneserNey.train(5, V, stream(1, 2000))));
  }

  @Test
  void everyDamagedByteAndCutIsNoticed() throws IOException {
    byte[] whole = bytes(KneserNey.train(2, V, stream(1, 40)));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x41;
      assertThrows(IOException.class, () -> KneserNey.load(input(damaged)));
      byte[] cut = Arrays.copyOf(whole, i);
      String message =
          assertThrows(IOException.class, () -> KneserNey.load(input(cut))).getMessage();
      assertTrue(message.contains("cut short"), message);
    }
  }

  private static byte[] bytes(BackoffModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void idsOutsideTheVocabularyAreNamed() {
    KneserNey model = KneserNey.train(2, V, stream(1, 40));
    List<Runnable> wrong =
        List.of(
            () -> model.logProbability(new int[0], V),
            () -> model.logProbability(new int[] {-1}, 0),
            () -> model.nats(new int[] {0, V}),
            () -> model.distribution(new int[0], new double[V + 1]),
            () -> KneserNey.train(2, V, new int[] {V}),
            () -> KneserNey.train(2, V, new int[0]),
            () -> KneserNey.train(0, V, new int[1]),
            () -> KneserNey.sentences(2, V, 1, 1),
            () -> KneserNey.sentences(2, V, 0, 1).add(new int[] {1}),
            () -> new Discounts(1.1, 1, 1));
    for (Runnable use : wrong) {
      String message = assertThrows(IllegalArgumentException.class, use::run).getMessage();
      assertTrue(message.contains("must"), message);
    }
  }
}
