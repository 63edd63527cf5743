package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * D documents of up to S sentences each. Arrays are row-major, owned by the batch and not to be
 * changed. The rows of sources and targets differ by one a document: the target of a document goes
 * on after its last sentence with a row that says that it ends, and a target row that neither holds
 * a sentence nor ends a document counts nowhere.
 *
 * @param documents D
 * @param sentences S, of the document that has most
 * @param sourceSteps T'
 * @param source ids [D × S, T'], up to the stop symbol; those of a document under each other
 * @param sourceMask [D × S, T'], 1 where there is a token, 0 where there is padding
 * @param sentenceMask [D, S], 1 where there is a sentence, 0 where there is padding
 * @param targetSteps T
 * @param inputs ids [D × (S + 1), T], from the start symbol on
 * @param labels ids [D × (S + 1), T], the id after each input
 * @param mask [D × (S + 1), T], 1 where the label counts, 0 where it is padding
 */
public record DocumentBatch(
    int documents,
    int sentences,
    int sourceSteps,
    int[] source,
    float[] sourceMask,
    float[] sentenceMask,
    int targetSteps,
    int[] inputs,
    int[] labels,
    float[] mask) {
  public DocumentBatch {
    Check.positive("documents", documents);
    PaddedRows.requireSizes("sentence mask", documents, sentences, sentenceMask.length);
    PaddedRows.requireSizes(
        "source and its mask",
        documents * sentences,
        sourceSteps,
        source.length,
        sourceMask.length);
    PaddedRows.requireSizes(
        "inputs, labels and mask",
        Math.multiplyExact(documents, sentences + 1),
        targetSteps,
        inputs.length,
        labels.length,
        mask.length);
  }

  /** The same with other inputs. */
  public DocumentBatch withInputs(int[] others) {
    return new DocumentBatch(
        documents,
        sentences,
        sourceSteps,
        source,
        sourceMask,
        sentenceMask,
        targetSteps,
        others,
        labels,
        mask);
  }

  /**
   * [D, S + 1], 1 where a target row holds a sentence or ends a document, 0 where it is padding.
   */
  public float[] targetSentenceMask() {
    float[] rows = new float[documents * (sentences + 1)];
    for (int row = 0; row < rows.length; row++) {
      // A row begins with its first label that counts, or has none.
      rows[row] = mask[row * targetSteps];
    }
    return rows;
  }

  /** Number of labels that count. */
  public long tokens() {
    return TokenBatch.counted(mask);
  }
}
