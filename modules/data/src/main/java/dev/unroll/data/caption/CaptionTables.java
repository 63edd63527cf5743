package dev.unroll.data.caption;

import dev.unroll.data.image.PictureFile;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link CaptionLayout#TSV}. */
final class CaptionTables {
  private static final String WHOLE = "captions.tsv";
  private static final Map<String, Split> PARTS =
      Map.of(
          "captions_train.tsv", Split.TRAIN,
          "captions_dev.tsv", Split.DEV,
          "captions_val.tsv", Split.DEV,
          "captions_test.tsv", Split.TEST);

  private CaptionTables() {}

  static CaptionListing listing(List<Path> tables) throws IOException {
    CaptionListing listing = new CaptionListing();
    for (Path table : tables) {
      String name = table.getFileName().toString();
      if (name.equals(WHOLE) && tables.size() > 1) {
        throw new IOException(
            table
                + " lies beside "
                + tables.get(1).getFileName()
                + "; expected it alone, or one table for each part, so take one away");
      }
      read(table, Optional.ofNullable(PARTS.get(name)), listing);
    }
    if (tables.size() == 1 && tables.get(0).endsWith(WHOLE)) {
      listing.placeByNumber();
    }
    return listing;
  }

  private static void read(Path table, Optional<Split> part, CaptionListing listing)
      throws IOException {
    try (TextLines lines = new TextLines(table, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        String[] fields = line.get().split("\t", -1);
        boolean header = lines.number() == 1 && isHeader(fields[0]);
        if (header || line.get().isBlank()) {
          continue;
        }
        String source = table + ":" + lines.number();
        check(fields, source);
        String picture = fields[0].strip();
        listing.line(picture, fields[fields.length - 1], source);
        if (part.isPresent()) {
          listing.place(picture, part.get(), source);
        }
      }
    }
  }

  /** A picture that is called image1.jpg is no name of a column. */
  private static boolean isHeader(String first) {
    try {
      return first.matches("(?i)\\s*(image|picture|file).*")
          && !PictureFile.isPicture(Path.of(first.strip()));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static void check(String[] fields, String source) throws IOException {
    boolean two = fields.length == 2;
    if (!two && !(fields.length == 3 && fields[1].matches("\\s*\\d+\\s*"))) {
      throw new IOException(
          source
              + ": expected picture, tab, caption, or picture, tab, number, tab, caption, but found "
              + fields.length
              + (fields.length == 1 ? " column" : " columns"));
    }
    if (fields[0].isBlank()) {
      throw new IOException(source + ": expected a picture in the first column, but it is empty");
    }
  }
}
