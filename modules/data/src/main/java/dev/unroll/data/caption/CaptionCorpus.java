package dev.unroll.data.caption;

import dev.unroll.core.check.Check;
import dev.unroll.data.content.FirstFew;
import dev.unroll.data.image.PictureFile;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
   * Requires every file to be a picture, as far as its head tells; none is decoded.
   *
   * @throws IOException naming all that are none, and what is wrong with the first
   */
  public void requirePictures() throws IOException {
    List<CaptionedPicture> all = Stream.of(train, dev, test).flatMap(List::stream).toList();
    List<Optional<String>> wrong =
        all.parallelStream().map(CaptionedPicture::file).map(CaptionCorpus::objection).toList();
    List<String> names =
        IntStream.range(0, all.size())
            .filter(i -> wrong.get(i).isPresent())
            .mapToObj(i -> all.get(i).name())
            .toList();
    if (!names.isEmpty()) {
      String first = wrong.stream().flatMap(Optional::stream).findFirst().orElseThrow();
      throw new IOException(
          names.size() == 1
              ? first
              : names.size() + " pictures cannot be read: " + FirstFew.of(names) + "; " + first);
    }
  }

  private static Optional<String> objection(Path file) {
    try {
      PictureFile.check(file);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
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
