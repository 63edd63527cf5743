package dev.unroll.data.caption;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@link CaptionLayout#FLICKR8K}. */
final class Flickr8kTexts {
  private Flickr8kTexts() {}

  static CaptionListing listing(List<Path> tokens) throws IOException {
    Path file = tokens.get(0);
    if (tokens.size() > 1) {
      throw new IOException(file + " and " + tokens.get(1) + " are one too many; keep one");
    }
    CaptionListing listing = new CaptionListing();
    captions(file, listing);
    for (Split part : Split.values()) {
      Path list = file.resolveSibling("Flickr_8k." + part.lowerCase() + "Images.txt");
      if (Files.exists(list)) {
        part(list, part, listing);
      }
    }
    if (listing.places().isEmpty()) {
      listing.placeByNumber();
    }
    return listing;
  }

  private static void captions(Path file, CaptionListing listing) throws IOException {
    try (TextLines lines = new TextLines(file, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        String source = file + ":" + lines.number();
        int tab = line.get().indexOf('\t');
        int number = line.get().lastIndexOf('#', Math.max(0, tab));
        if (number > 0) {
          listing.line(line.get().substring(0, number), line.get().substring(tab + 1), source);
        } else if (!line.get().isBlank()) {
          throw new IOException(source + ": expected NAME.jpg#0, tab, caption");
        }
      }
    }
  }

  private static void part(Path list, Split part, CaptionListing listing) throws IOException {
    try (TextLines lines = new TextLines(list, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        if (!line.get().isBlank()) {
          listing.place(line.get().strip(), part, list + ":" + lines.number());
        }
      }
    }
  }
}
