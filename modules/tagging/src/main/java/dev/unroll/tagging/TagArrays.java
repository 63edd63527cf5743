package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.WordParts;
import dev.unroll.training.batch.BatchArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch as the arrays that a {@link TagNetwork} takes.
 *
 * @param inputs in the order of the graph's inputs
 * @param inputMasks as many
 * @param labels in the order of the graph's outputs: ids of tags [N, 1, T], of labels [N, 1], and
 *     zeros and ones of terms
 * @param masks as many: [N, T] of tags, [N, 1] of the others; 0 hides, and what the label weighs
 * @param tokens what the loss is divided by: words where they are tagged, else texts
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record TagArrays(
    INDArray[] inputs, INDArray[] inputMasks, INDArray[] labels, INDArray[] masks, long tokens) {
  TagArrays {
    Check.require(
        inputs.length == inputMasks.length && labels.length == masks.length,
        "each input and each output needs a mask");
  }

  /**
   * The inputs alone.
   *
   * @param previous ids of the tags before, row-major [N, T]; none where they are not read
   */
  static TagArrays of(TagConfig config, TagBatch batch, int[] previous) {
    List<INDArray> inputs = new ArrayList<>();
    List<INDArray> masks = new ArrayList<>();
    int rows = batch.rows();
    int steps = batch.steps();
    INDArray mask = BatchArrays.mask(batch.mask(), rows, steps);
    inputs.add(BatchArrays.sequence(batch.words(), rows, steps));
    masks.add(mask);
    if (config.letters().kind().recurrent()) {
      WordParts letters = batch.letters();
      inputs.add(BatchArrays.sequence(letters.ids(), rows * steps, letters.width()));
      masks.add(BatchArrays.mask(letters.mask(), rows * steps, letters.width()));
    }
    if (config.letters().kind().hashed()) {
      WordParts grams = batch.grams();
      INDArray ids = BatchArrays.window(grams.ids(), rows * steps, grams.width());
      inputs.add(ids.reshape('c', rows, steps, grams.width()).permute(0, 2, 1).dup('c'));
      masks.add(mask);
    }
    if (config.network().feeds()) {
      inputs.add(BatchArrays.sequence(previous, rows, steps));
      masks.add(mask);
    }
    return new TagArrays(
        inputs.toArray(INDArray[]::new),
        masks.toArray(INDArray[]::new),
        new INDArray[0],
        new INDArray[0],
        batch.tokens());
  }

  /**
   * Inputs and what is true.
   *
   * @param terms ids of the terms of each row
   */
  static TagArrays of(TagConfig config, TagSizes counts, TagBatch batch, List<int[]> terms) {
    TagArrays read = of(config, batch, previous(batch, counts.tags()));
    List<INDArray> labels = new ArrayList<>();
    List<INDArray> masks = new ArrayList<>();
    int rows = batch.rows();
    long tokens = 0;
    if (counts.tags() > 0) {
      float[] known = known(batch.tags(), batch.mask());
      labels.add(BatchArrays.sequence(batch.tags(), rows, batch.steps()));
      masks.add(BatchArrays.mask(known, rows, batch.steps()));
      tokens = counted(known);
    }
    if (counts.labels() > 0) {
      float weight = config.intents() ? (float) config.intentWeight() : 1;
      float[] weights = new float[rows];
      Arrays.fill(weights, weight);
      float[] known = known(batch.labels(), weights);
      labels.add(BatchArrays.window(batch.labels(), rows, 1));
      masks.add(BatchArrays.mask(known, rows, 1));
      tokens = counts.tags() > 0 ? tokens : counted(known);
    }
    if (counts.terms() > 0) {
      labels.add(terms(terms, counts.terms()));
      masks.add(Nd4j.ones(rows, 1));
      tokens = rows;
    }
    return new TagArrays(
        read.inputs,
        read.inputMasks,
        labels.toArray(INDArray[]::new),
        masks.toArray(INDArray[]::new),
        tokens);
  }

  /** The tags before each word; K before the first, and where it is not known. */
  private static int[] previous(TagBatch batch, int start) {
    int[] previous = new int[batch.tags().length];
    for (int i = 0; i < previous.length; i++) {
      int before = i % batch.steps() == 0 ? start : batch.tags()[i - 1];
      previous[i] = before < 0 ? start : before;
    }
    return previous;
  }

  /** The mask, but 0 where an id is one that training lacks. */
  private static float[] known(int[] ids, float[] mask) {
    float[] known = mask.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = ids[i] < 0 ? 0 : known[i];
    }
    return known;
  }

  private static long counted(float[] mask) {
    return IntStream.range(0, mask.length).filter(i -> mask[i] != 0).count();
  }

  private static INDArray terms(List<int[]> terms, int count) {
    INDArray there = Nd4j.zeros(terms.size(), count);
    for (int row = 0; row < terms.size(); row++) {
      for (int term : terms.get(row)) {
        there.putScalar(row, term, 1);
      }
    }
    return there;
  }
}
