package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.DocumentBatch;
import dev.unroll.data.batch.DocumentBatches;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small documents of ids for tests. */
final class DocumentRows {
  static final Vocabulary VOCABULARY =
      Vocabulary.builder()
          .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING)
          .addAll(List.of("a", "b", "c", "d", "e"))
          .build();

  /** Three sentences, one, and two. */
  static final List<List<int[]>> DOCUMENTS =
      List.of(
          List.of(new int[] {4, 5, 6}, new int[] {7}, new int[] {8, 4}),
          List.of(new int[] {5, 5}),
          List.of(new int[] {6, 8, 7, 4}, new int[] {4, 6}));

  private DocumentRows() {}

  static AutoencoderConfig config(CellName cell, Condition condition, boolean attention) {
    return config(new NetworkConfig(cell, 2, 4, 3, 5, true, condition, 0), attention);
  }

  static AutoencoderConfig config(NetworkConfig network, boolean attention) {
    return new AutoencoderConfig(
        Kind.HIERARCHICAL,
        new TextConfig(Level.WORD, 200, 1, false),
        network,
        NoiseConfig.none(),
        LatentConfig.usual(),
        0,
        20,
        8,
        new DocumentConfig(true, 1, 5, attention));
  }

  /** As encoders read them. */
  static List<List<int[]>> read(List<List<int[]>> documents) {
    return documents.stream()
        .map(
            document ->
                document.stream()
                    .map(ids -> with(new int[] {}, ids, new int[] {VOCABULARY.end()}))
                    .toList())
        .toList();
  }

  static DocumentBatch batch(List<List<int[]>> documents) {
    int[] start = {VOCABULARY.start()};
    int[] end = {VOCABULARY.end()};
    List<List<int[]>> framed =
        documents.stream()
            .map(document -> document.stream().map(ids -> with(start, ids, end)).toList())
            .toList();
    int[] all = IntStream.range(0, documents.size()).toArray();
    return new DocumentBatches(framed, with(start, end), all.length, 3, 1).batch(all);
  }

  private static int[] with(int[]... parts) {
    return IntStream.range(0, parts.length)
        .boxed()
        .flatMapToInt(i -> IntStream.of(parts[i]))
        .toArray();
  }

  /** The same batch with more places for sentences and words; an id fills all of them. */
  static DocumentBatch padded(DocumentBatch batch, int sentences, int words, int filler) {
    int documents = batch.documents();
    int from = batch.sentences();
    int to = from + sentences;
    int read = batch.sourceSteps();
    int written = batch.targetSteps();
    float[] outline = new float[documents * to];
    int[] source = new int[outline.length * (read + words)];
    float[] sourceMask = new float[source.length];
    int[] inputs = new int[documents * (to + 1) * (written + words)];
    int[] labels = new int[inputs.length];
    float[] mask = new float[inputs.length];
    Arrays.fill(source, filler);
    Arrays.fill(inputs, filler);
    Arrays.fill(labels, filler);
    for (int d = 0; d < documents; d++) {
      for (int s = 0; s <= from; s++) {
        if (s < from) {
          outline[d * to + s] = batch.sentenceMask()[d * from + s];
          int old = (d * from + s) * read;
          int moved = (d * to + s) * (read + words);
          for (int t = 0; t < read; t++) {
            sourceMask[moved + t] = batch.sourceMask()[old + t];
            source[moved + t] = sourceMask[moved + t] == 0 ? filler : batch.source()[old + t];
          }
        }
        int old = (d * (from + 1) + s) * written;
        int moved = (d * (to + 1) + s) * (written + words);
        for (int t = 0; t < written; t++) {
          mask[moved + t] = batch.mask()[old + t];
          inputs[moved + t] = mask[moved + t] == 0 ? filler : batch.inputs()[old + t];
          labels[moved + t] = mask[moved + t] == 0 ? filler : batch.labels()[old + t];
        }
      }
    }
    return new DocumentBatch(
        documents,
        to,
        read + words,
        source,
        sourceMask,
        outline,
        written + words,
        inputs,
        labels,
        mask);
  }
}
