package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.data.text.HashedGrams;
import dev.unroll.training.batch.BatchArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sentences as numbers: which words and tags there are, is read off those of training. Rare words
 * are read as "other" now and then, with the probability z / (z + c) of a word met c times, z = u /
 * (1 − u) (Kiperwasser and Goldberg 2016, section 4.2).
 */
final class TaggerWords {
  private static final HashedGrams GRAMS = new HashedGrams(3, 6, TaggerForm.GRAM_BITS, 30);

  private final TaggerForm form;
  private final Vocabulary words;
  private final Vocabulary tags;
  private final Map<Integer, Double> otherShares = new HashMap<>();

  TaggerWords(TaggerForm form, List<TaggedSentence> train) {
    this.form = form;
    Vocabulary.Builder seen = Vocabulary.builder().special(Vocabulary.UNKNOWN, Vocabulary.PADDING);
    Vocabulary.Builder said = Vocabulary.builder();
    Map<String, Integer> counts = new HashMap<>();
    for (TaggedSentence sentence : train) {
      seen.addAll(sentence.words());
      said.addAll(sentence.tags());
      sentence.words().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    words = seen.build();
    tags = said.build();
    double z = form.other() / (1 - form.other());
    counts.forEach((word, count) -> otherShares.put(words.id(word), z / (z + count)));
  }

  Vocabulary words() {
    return words;
  }

  Vocabulary tags() {
    return tags;
  }

  /** A sentence as ids, and its tags where training had them. */
  TagSequence sequence(TaggedSentence sentence) {
    int[] answers =
        sentence.tags().stream().mapToInt(t -> tags.contains(t) ? tags.id(t) : 0).toArray();
    int[][] grams =
        form.letters()
            ? sentence.words().stream().map(GRAMS::ids).toArray(int[][]::new)
            : new int[0][];
    return new TagSequence(
        words.ids(sentence.words()), answers, TagSequence.NO_LABEL, new int[0][], grams);
  }

  /** With "other" for some of the words. */
  int[] withOther(int[] ids, RandomStream chance) {
    return Arrays.stream(ids)
        .map(id -> chance.nextDouble() < otherShares.getOrDefault(id, 0.0) ? words.unknown() : id)
        .toArray();
  }

  /** The tag before each word, row by row [N · T]; K at the first. */
  int[] before(TagBatch batch) {
    int[] before = new int[batch.tags().length];
    for (int i = 0; i < before.length; i++) {
      before[i] = i % batch.steps() == 0 ? tags.size() : batch.tags()[i - 1];
    }
    return before;
  }

  /**
   * Inputs of the network.
   *
   * @param read ids of the words [N · T]
   * @param before ids of the tags before them, read only by a network that is fed them
   */
  INDArray[] inputs(TagBatch batch, int[] read, int[] before) {
    int rows = batch.rows();
    int steps = batch.steps();
    List<INDArray> inputs = new ArrayList<>(List.of(BatchArrays.sequence(read, rows, steps)));
    if (form.letters()) {
      int width = batch.grams().width();
      INDArray ids = BatchArrays.window(batch.grams().ids(), rows * steps, width);
      inputs.add(ids.reshape('c', rows, steps, width).permute(0, 2, 1).dup('c'));
    }
    if (form.feedback() > 0) {
      inputs.add(BatchArrays.sequence(before, rows, steps));
    }
    return inputs.toArray(INDArray[]::new);
  }

  /** The true tags: ids float [N, 1, T], or one 1 a step [N, K, T] where the form asks for it. */
  INDArray labels(TagBatch batch) {
    if (!form.answers()) {
      return BatchArrays.sequence(batch.tags(), batch.rows(), batch.steps());
    }
    int steps = batch.steps();
    float[] ones = new float[batch.rows() * tags.size() * steps];
    for (int i = 0; i < batch.tags().length; i++) {
      ones[(i / steps * tags.size() + batch.tags()[i]) * steps + i % steps] = 1;
    }
    return Nd4j.createFromArray(ones).reshape('c', batch.rows(), tags.size(), steps);
  }
}
