package dev.unroll.data.caption;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a folder tells of its pictures. */
public enum CaptionLayout {
  /**
   * UTF-8 tables in the folder itself, a caption in each line: picture, tab, caption; or picture,
   * tab, number of the caption, tab, caption. A first line may name the columns. {@code
   * captions_train.tsv}, {@code captions_dev.tsv} (or {@code val}) and {@code captions_test.tsv}
   * are the parts; pictures of a {@code captions_NAME.tsv} of another name belong to none. A {@code
   * captions.tsv} alone is split by the rule of {@link dev.unroll.data.synthetic.Split#ofNumber}
   * over its pictures, numbered in the order in which they first appear.
   */
  TSV(0, "captions(_\\w+)?\\.tsv"),
  /**
   * Flickr8k: {@code Flickr8k.token.txt} with lines {@code NAME.jpg#0}, tab, caption, and beside it
   * {@code Flickr_8k.trainImages.txt}, {@code devImages} and {@code testImages} with a name in each
   * line. Pictures that no list names belong to no part; without any list pictures are split as
   * those of a table.
   */
  FLICKR8K(1, "Flickr8k\\.token\\.txt"),
  /**
   * COCO: {@code captions_train*.json} is train, {@code captions_val*.json} dev and {@code
   * captions_test*.json} test. Where there is a {@code dataset*.json} of Karpathy and Fei-Fei, it
   * alone is read: its {@code restval} is train, too.
   */
  COCO(1, "(captions_(train|val|test)|dataset)\\w*\\.json");

  private final int depth;
  private final Pattern name;

  CaptionLayout(int depth, String name) {
    this.depth = depth;
    this.name = Pattern.compile(name);
  }

  /**
   * The layout that a folder is in, the first of these where it is in several.
   *
   * @throws IOException naming the folder when it is missing, no folder, or in no layout
   */
  public static CaptionLayout of(Path folder) throws IOException {
    for (CaptionLayout layout : values()) {
      if (!layout.find(folder).isEmpty()) {
        return layout;
      }
    }
    throw new IOException(
        folder
            + " holds no captions; expected captions.tsv with lines of picture, tab, caption; or"
            + " Flickr8k.token.txt; or captions_train*.json or dataset*.json, as COCO's");
  }

  /** What the files of the folder say, read before any picture is looked for. */
  CaptionListing listing(Path folder) throws IOException {
    List<Path> files = find(folder);
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no captions in the layout " + this);
    }
    return switch (this) {
      case TSV -> CaptionTables.listing(files);
      case FLICKR8K -> Flickr8kTexts.listing(files);
      case COCO -> CocoAnnotations.listing(files);
    };
  }

  private List<Path> find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          Files.exists(folder)
              ? folder + " is a file, expected a folder of pictures and captions"
              : "no folder at " + folder + "; check the path");
    }
    try (Stream<Path> files = Files.walk(folder, depth + 1, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
