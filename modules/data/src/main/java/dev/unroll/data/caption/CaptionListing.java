package dev.unroll.data.caption;

import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the files of a corpus say: its captions, and which picture is in which part. */
final class CaptionListing {
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * A caption, which may still be blank.
   *
   * @param picture its name
   * @param source where it was read, for errors: {@code captions.tsv:17}
   */
  record Line(String picture, String caption, String source) {}

  /** The part of a picture, and where that was read. */
  record Place(Split part, String source) {}

  void line(String picture, String caption, String source) {
    lines.add(new Line(picture, caption.strip(), source));
  }

  /**
   * Puts a picture in a part; to say the same twice is allowed.
   *
   * @throws IOException naming both sources when it is in another part, which would make a test
   *     worthless
   */
  void place(String picture, Split part, String source) throws IOException {
    Place before = places.putIfAbsent(picture, new Place(part, source));
    if (before != null && before.part() != part) {
      throw new IOException(
          source
              + " puts "
              + picture
              + " in "
              + part.lowerCase()
              + ", but "
              + before.source()
              + " in "
              + before.part().lowerCase()
              + "; leave it in one");
    }
  }

  /** Splits all pictures by their number, for a corpus without parts of its own. */
  void placeByNumber() throws IOException {
    Set<String> pictures = new LinkedHashSet<>();
    for (Line line : lines) {
      if (pictures.add(line.picture())) {
        place(line.picture(), Split.ofNumber(pictures.size() - 1), line.source());
      }
    }
  }

  List<Line> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** By the names of the pictures, in the order in which they were placed. */
  Map<String, Place> places() {
    return Collections.unmodifiableMap(places);
  }
}
