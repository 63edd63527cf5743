package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Documents in batches of like size, by the number of their sentences and then the length of the
 * longest, padded in both and masked: what a hierarchical autoencoder learns from (Li, Luong and
 * Jurafsky 2015, section 3.3). Every document is in each epoch once, in a company that {@link
 * Buckets} draws.
 */
public final class DocumentBatches {
  private final List<List<int[]>> documents;
  private final int[] ending;
  private final int padding;
  private final Buckets buckets;

  /**
   * Batches of documents.
   *
   * @param documents of at least one sentence each; each sentence has its start and stop symbols
   *     and is read as a source without the start
   * @param ending the row that ends a document, from the start symbol on, of at least two tokens:
   *     its inputs are all but the last, its labels all but the first
   * @param rows documents of a batch; the last of an epoch may have fewer
   * @param padding id that fills sources, inputs and labels where the masks are 0
   * @throws IllegalArgumentException naming the first document (from 1) without a sentence, or the
   *     first sentence of fewer than two tokens
   */
  public DocumentBatches(
      List<List<int[]>> documents, int[] ending, int rows, int padding, long seed) {
    Check.require(!documents.isEmpty(), "there are no documents to make batches of");
    for (int i = 0; i < documents.size(); i++) {
      Check.require(!documents.get(i).isEmpty(), "document " + (i + 1) + " has no sentence");
    }
    PaddedRows.requireFramed("sentence", documents.stream().flatMap(List::stream).toList());
    PaddedRows.requireFramed("ending", List.of(ending));
    this.documents = documents.stream().map(List::copyOf).toList();
    this.ending = ending.clone();
    this.padding = padding;
    Comparator<Integer> bySentences = Comparator.comparingInt(i -> documents.get(i).size());
    int[] longest =
        documents.stream()
            .mapToInt(one -> one.stream().mapToInt(words -> words.length).max().orElseThrow())
            .toArray();
    this.buckets =
        new Buckets(documents.size(), rows, seed, bySentences.thenComparingInt(i -> longest[i]));
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the documents in it. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these documents. */
  public DocumentBatch batch(int[] members) {
    List<List<int[]>> chosen = Arrays.stream(members).mapToObj(documents::get).toList();
    int sentences = chosen.stream().mapToInt(List::size).max().orElseThrow();
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    float[] sentenceMask = new float[Math.multiplyExact(members.length, sentences)];
    for (int d = 0; d < members.length; d++) {
      List<int[]> document = chosen.get(d);
      Arrays.fill(sentenceMask, d * sentences, d * sentences + document.size(), 1);
      for (int s = 0; s < sentences; s++) {
        sources.add(s < document.size() ? document.get(s) : PaddedRows.MISSING);
      }
      for (int s = 0; s <= sentences; s++) {
        int[] last = s == document.size() ? ending : PaddedRows.MISSING;
        targets.add(s < document.size() ? document.get(s) : last);
      }
    }
    PaddedRows source = new PaddedRows(sources, 1);
    PaddedRows target = new PaddedRows(targets, 1);
    return new DocumentBatch(
        members.length,
        sentences,
        source.steps(),
        source.ids(1, padding),
        source.mask(),
        sentenceMask,
        target.steps(),
        target.ids(0, padding),
        target.ids(1, padding),
        target.mask());
  }
}
