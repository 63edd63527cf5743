package dev.unroll.data.caption;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures with captions, split; each in the order of the files that tell of it.
 *
 * @param train to learn from
 * @param dev to choose by; empty where the corpus has no such part
 * @param test to report on; empty where the corpus has no such part
 */
public record CaptionCorpus(
    List<CaptionedPicture> train, List<CaptionedPicture> dev, List<CaptionedPicture> test) {
  public CaptionCorpus {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
    Check.require(
        !(train.isEmpty() && dev.isEmpty() && test.isEmpty()), "there is no captioned picture");
  }

  /** One part. */
  public List<CaptionedPicture> part(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case DEV -> dev;
      case TEST -> test;
    };
  }

  /**
   * Reads a folder in the layout that its files show.
   *
   * @throws IOException as {@link CaptionLayout#of} and {@link #read(Path, CaptionLayout)} do
   */
  public static CaptionCorpus read(Path folder) throws IOException {
    return read(folder, CaptionLayout.of(folder));
  }

  /**
   * Reads a folder in a layout. Pictures may lie anywhere in it, and are found by their name.
   *
   * @throws IOException naming file and line when one cannot be read as such, or when a picture is
   *     in two parts; or naming all empty captions, captions whose picture is not there and
   *     pictures that have none, together
   */
  public static CaptionCorpus read(Path folder, CaptionLayout layout) throws IOException {
    return new CorpusAssembly(folder, layout.listing(folder)).corpus();
  }
}
