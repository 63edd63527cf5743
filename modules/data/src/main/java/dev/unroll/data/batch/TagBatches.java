package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Tagged or labelled sentences in batches of like length, padded to the longest of their batch and
 * masked. Every sentence is in each epoch once, in a company that {@link Buckets} draws.
 */
public final class TagBatches {
  private final List<TagSequence> sentences;
  private final int padding;
  private final Buckets buckets;

  /**
   * Batches of sentences.
   *
   * @param rows of a batch; the last of an epoch may have fewer
   * @param padding id that fills the words where the mask is 0; tags are filled with 0
   * @throws IllegalArgumentException when there is no sentence, or some are tagged and others not
   */
  public TagBatches(List<TagSequence> sentences, int rows, int padding, long seed) {
    this.sentences = List.copyOf(sentences);
    this.padding = padding;
    Check.require(!sentences.isEmpty(), "there are no sentences to make batches of");
    boolean tagged = sentences.get(0).tags().length > 0;
    for (int i = 0; i < sentences.size(); i++) {
      Check.require(
          sentences.get(i).tags().length > 0 == tagged,
          ("sentence " + (i + 1) + " is " + (tagged ? "not " : "") + "tagged, unlike those before")
              + "; give tags to all or to none");
    }
    this.buckets =
        new Buckets(
            sentences.size(), rows, seed, Comparator.comparingInt(i -> sentences.get(i).length()));
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the sentences in it. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these sentences. */
  public TagBatch batch(int[] members) {
    return of(Arrays.stream(members).mapToObj(sentences::get).toList(), padding);
  }

  /** The batch of given sentences, in their order. */
  public static TagBatch of(List<TagSequence> sentences, int padding) {
    PaddedRows words = new PaddedRows(sentences.stream().map(TagSequence::words).toList(), 0);
    int steps = words.steps();
    int[] tags = new int[Math.multiplyExact(sentences.size(), steps)];
    for (int row = 0; row < sentences.size(); row++) {
      int[] own = sentences.get(row).tags();
      System.arraycopy(own, 0, tags, row * steps, own.length);
    }
    return new TagBatch(
        sentences.size(),
        steps,
        words.ids(0, padding),
        tags,
        words.mask(),
        sentences.stream().mapToInt(TagSequence::label).toArray(),
        WordParts.of(sentences.stream().map(TagSequence::letters).toList(), steps),
        WordParts.of(sentences.stream().map(TagSequence::grams).toList(), steps));
  }
}
