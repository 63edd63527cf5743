package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionSizes;
import dev.unroll.benchmarks.work.Captions;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Captions as libtorch takes them, made before the clock runs; the longest come first.
 *
 * @param pictures float [N, S, G]
 * @param tokens ids from the start symbol on, long [T, N], 0 after a caption's end
 * @param labels ids of all steps that have one, long [M], step after step
 * @param places of these steps in [T · N], long [M]
 * @param rows captions that have a label at each step
 */
record CaptionTensors(
    Tensor pictures, Tensor tokens, Tensor labels, Tensor places, List<Integer> rows) {
  static CaptionTensors of(CaptionCase work, Captions captions) {
    CaptionSizes sizes = work.sizes();
    long[] shape = {sizes.rows(), sizes.places(), sizes.features()};
    return of(torch.tensor(captions.pictures()).view(shape), captions);
  }

  /** With pictures as given, float of any shape. */
  static CaptionTensors of(Tensor pictures, Captions captions) {
    int steps = captions.longest();
    int all = captions.captions().size();
    List<Integer> rows = IntStream.range(0, steps).mapToObj(captions::rowsAt).toList();
    long[] tokens = new long[steps * all];
    long[] labels = new long[(int) captions.labels()];
    long[] places = new long[labels.length];
    int next = 0;
    for (int t = 0; t < steps; t++) {
      for (int row = 0; row < rows.get(t); row++) {
        int[] ids = captions.captions().get(row);
        tokens[t * all + row] = ids[t];
        labels[next] = ids[t + 1];
        places[next++] = (long) t * all + row;
      }
    }
    return new CaptionTensors(
        pictures,
        torch.tensor(tokens).view(steps, all),
        torch.tensor(labels),
        torch.tensor(places),
        rows);
  }
}
