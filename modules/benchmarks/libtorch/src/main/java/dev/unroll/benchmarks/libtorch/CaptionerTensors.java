package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerData;
import dev.unroll.benchmarks.work.CaptionerSizes;
import dev.unroll.benchmarks.work.Captions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Pictures and captions as libtorch takes them, made before the clock runs.
 *
 * @param pictures pixels [P, 3, side, side], or features of regions [P, S, C], or [P, C]
 */
record CaptionerTensors(Tensor pictures) {
  /**
   * Captions, the longest first.
   *
   * @param words with the pictures, once each
   * @param picture number of the picture of each caption, long [N]
   */
  record Labelled(CaptionTensors words, Tensor picture) {}

  static CaptionerTensors of(CaptionerCase work, CaptionerData data) {
    CaptionerSizes sizes = work.sizes();
    Tensor flat = torch.tensor(data.pictures());
    if (sizes.reads()) {
      return new CaptionerTensors(flat.view(work.rows(), 3, sizes.pixels(), sizes.pixels()));
    }
    Tensor rows = flat.view(work.rows(), sizes.channels(), -1);
    return new CaptionerTensors(
        work.attends() ? rows.transpose(1, 2).contiguous() : rows.squeeze(2));
  }

  /** The pictures with their captions, of which there must be some. */
  Labelled with(CaptionerData data) {
    List<int[]> captions = data.captions();
    int[] order =
        IntStream.range(0, captions.size())
            .boxed()
            .sorted(Comparator.comparingInt(row -> -captions.get(row).length))
            .mapToInt(row -> row)
            .toArray();
    List<int[]> sorted = IntStream.of(order).mapToObj(captions::get).toList();
    long[] picture = IntStream.of(order).mapToLong(row -> row / CaptionerCase.CAPTIONS).toArray();
    return new Labelled(
        CaptionTensors.of(pictures, new Captions(data.pictures(), sorted)), torch.tensor(picture));
  }
}
