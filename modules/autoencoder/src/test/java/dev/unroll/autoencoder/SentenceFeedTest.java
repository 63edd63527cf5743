package dev.unroll.autoencoder;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.AutoencoderData.Part;
import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentenceFeedTest {
  private final AutoencoderConfig config = Models.config(Kind.DENOISING, Condition.BOTH);
  private final AutoencoderData data = Models.data(config, 6);
  private final SentenceFeed feed = new SentenceFeed(config, data, 5);
  private final int sentences = data.train().size();

  private static List<Integer> boxed(int[] ids) {
    return Arrays.stream(ids).boxed().toList();
  }

  @Test
  void piecesOfOneStretchOrSeveralFollowTheSentences() {
    List<int[]> items = feed.items(0);
    assertEquals(2 * sentences, items.size());
    List<List<Integer>> text =
        Stream.concat(data.train().sentences().stream(), data.train().longer().stream())
            .map(one -> boxed(one.ids()))
            .toList();
    Set<Integer> lengths =
        data.train().sentences().stream().map(one -> one.ids().length).collect(toSet());
    int whole = 0;
    for (int[] piece : items.subList(sentences, items.size())) {
      assertTrue(lengths.contains(piece.length));
      whole +=
          text.stream().anyMatch(one -> Collections.indexOfSubList(one, boxed(piece)) >= 0) ? 1 : 0;
      for (int id : piece) {
        assertTrue(text.stream().anyMatch(one -> one.contains(id)));
      }
    }
    int stretches = whole;
    assertTrue(whole > 0 && whole < 0.9 * sentences, () -> stretches + " stretches");
  }

  @Test
  void piecesAlsoComeFromSentencesTooLongToBeLearntWhole() {
    int[] words = IntStream.range(0, 400).map(i -> 1000 + i).toArray();
    Sentence longer = new Sentence("of 400 words", words);
    Part train = new Part(data.train().stretches(), List.of(longer));
    AutoencoderData more = new AutoencoderData(data.language(), train, data.dev(), 1);
    List<int[]> items = new SentenceFeed(config, more, 5).items(0);
    assertEquals(2 * sentences, items.size());
    for (int[] whole : items.subList(0, sentences)) {
      assertTrue(whole[0] < 1000);
    }
    long pieces =
        items.subList(sentences, items.size()).stream().filter(one -> one[0] >= 1000).count();
    assertTrue(pieces > 0 && pieces < sentences, () -> pieces + " pieces");
  }

  @Test
  void piecesAreDrawnAnewForEachEpochFromTheSeed() {
    List<int[]> first = feed.items(0);
    List<int[]> again = new SentenceFeed(config, data, 5).items(0);
    List<int[]> second = feed.items(1);
    boolean differs = false;
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i), again.get(i));
      differs |= !Arrays.equals(first.get(i), second.get(i));
    }
    assertTrue(differs);
  }

  @Test
  void everyItemIsInAnEpochOnce() {
    long rows =
        IntStream.range(0, (int) feed.batches())
            .mapToLong(index -> feed.epoch(0).apply(index).labels().size(0))
            .sum();
    assertEquals(2L * sentences, rows);
  }

  @Test
  void noiseIsInWhatIsReadAndNotInWhatIsWritten() {
    GraphBatch noisy = feed.epoch(0).apply(0);
    AutoencoderConfig plain = Models.config(Kind.PLAIN, Condition.BOTH);
    GraphBatch clean = new SentenceFeed(plain, data, 5).epoch(0).apply(0);
    long longest = noisy.labels().size(2);
    long labels = noisy.mask().sumNumber().longValue();
    assertTrue(longest > 1 && labels == noisy.tokens());
    // What is read is shorter by the words that were deleted, and the end symbol is always there.
    assertTrue(noisy.inputMasks()[0].sumNumber().longValue() < labels);
    assertEquals(clean.tokens(), clean.inputMasks()[0].sumNumber().longValue());
    assertFalse(noisy.inputs()[0].equals(clean.inputs()[0]));
  }
}
