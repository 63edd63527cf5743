package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.data.batch.DocumentBatch;
import dev.unroll.data.batch.DocumentBatches;
import dev.unroll.data.text.Language;
import dev.unroll.training.batch.BatchArrays;
import java.util.List;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Documents that are read and written again. */
final class DocumentFeed implements Feed {
  private final DocumentBatches batches;
  private final Drops drops;

  DocumentFeed(AutoencoderConfig config, AutoencoderData data, long seed) {
    this.batches = batches(data.language(), data.train(), config.batch(), seed);
    this.drops = new Drops(config, data, seed);
  }

  /**
   * Batches of documents, each stretch being one. The row that ends a document is that of an empty
   * sentence.
   */
  static DocumentBatches batches(
      Language language, AutoencoderData.Part part, int rows, long seed) {
    List<List<int[]>> framed =
        part.stretches().stream()
            .map(document -> document.stream().map(Sentence::ids).map(language::framed).toList())
            .toList();
    return new DocumentBatches(
        framed, language.framed(new int[0]), rows, language.vocabulary().padding(), seed);
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public LongFunction<GraphBatch> epoch(int epoch) {
    List<int[]> plan = batches.plan(epoch);
    return index -> {
      DocumentBatch batch = batches.batch(plan.get(Math.toIntExact(index)));
      return arrays(
          batch.withInputs(drops.drop(batch.inputs(), batch.targetSteps(), epoch, index)));
    };
  }

  /** A batch as {@link HierarchicalNetwork} takes it. */
  static GraphBatch arrays(DocumentBatch batch) {
    int documents = batch.documents();
    int sentences = batch.sentences();
    int read = documents * sentences;
    int written = documents * (sentences + 1);
    int steps = batch.targetSteps();
    INDArray outline = BatchArrays.mask(batch.sentenceMask(), documents, sentences);
    INDArray mask = BatchArrays.mask(batch.mask(), written, steps);
    return new GraphBatch(
        new INDArray[] {
          BatchArrays.sequence(batch.source(), read, batch.sourceSteps()),
          outline.reshape('c', documents, 1, sentences),
          BatchArrays.sequence(batch.inputs(), written, steps)
        },
        new INDArray[] {
          BatchArrays.mask(batch.sourceMask(), read, batch.sourceSteps()), outline, mask
        },
        BatchArrays.sequence(batch.labels(), written, steps),
        mask,
        batch.tokens());
  }
}
