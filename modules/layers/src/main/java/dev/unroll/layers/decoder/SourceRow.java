package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One row of a source on the heap, without the steps that its mask leaves out.
 *
 * @param places of the K steps that are kept, in the order of time
 * @param keys what scores need of the keys, [K, D] step after step; the values where that is so
 * @param values [K, M] step after step
 */
record SourceRow(int[] places, float[] keys, float[] values) {

  /** K. */
  int steps() {
    return places.length;
  }

  /** D, what is compared: H, or the units of additive attention. */
  static int compared(AttentionForm form) {
    return form.hidden();
  }

  /** The matrix that keys are multiplied by; empty for products with the keys themselves. */
  static List<INDArray> keyMatrix(AttentionForm form, Map<String, INDArray> parameters) {
    return switch (form.kind()) {
      case DOT, SCALED_DOT -> List.of();
      case GENERAL -> List.of(parameters.get(AttentionForm.GENERAL));
      case ADDITIVE -> List.of(parameters.get(AttentionForm.KEY));
    };
  }

  /** Whether keys are compared as they are. */
  static boolean isPlain(AttentionForm form) {
    return form.kind() == AttentionKind.DOT || form.kind() == AttentionKind.SCALED_DOT;
  }

  /** [N, M, S] as rows [N · S, M], 'c', in floats, zero where the mask [N, S] is. */
  static INDArray clean(INDArray source, INDArray mask) {
    INDArray rows =
        source
            .castTo(DataType.FLOAT)
            .permute(0, 2, 1)
            .dup('c')
            .reshape('c', source.size(0) * source.size(2), source.size(1));
    float[] kept = mask.castTo(DataType.FLOAT).dup('c').data().asFloat();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] == 0) {
        rows.getRow(i).assign(0);
      }
    }
    return rows;
  }

  /**
   * Reads a batch.
   *
   * @param clean what {@link #clean} gave for the mask
   * @param mask [N, S], 0 for what is left out
   */
  static List<SourceRow> read(
      AttentionForm form, Map<String, INDArray> parameters, INDArray clean, INDArray mask) {
    int steps = (int) mask.size(1);
    float[] values = clean.data().asFloat();
    float[] keys =
        keyMatrix(form, parameters).stream()
            .map(matrix -> clean.mmul(matrix.castTo(DataType.FLOAT)).dup('c').data().asFloat())
            .findFirst()
            .orElse(values);
    float[] kept = mask.castTo(DataType.FLOAT).dup('c').data().asFloat();
    List<SourceRow> rows = new ArrayList<>();
    for (int n = 0; n < mask.size(0); n++) {
      int first = n * steps;
      int[] places = IntStream.range(0, steps).filter(s -> kept[first + s] != 0).toArray();
      float[] own = gather(values, places, first, (int) clean.size(1));
      rows.add(
          new SourceRow(
              places, isPlain(form) ? own : gather(keys, places, first, compared(form)), own));
    }
    return rows;
  }

  private static float[] gather(float[] from, int[] places, int first, int width) {
    float[] to = new float[places.length * width];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(from, (first + places[i]) * width, to, i * width, width);
    }
    return to;
  }
}
