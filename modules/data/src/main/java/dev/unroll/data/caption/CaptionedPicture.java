package dev.unroll.data.caption;

import dev.unroll.core.check.Check;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture and what people said of it.
 *
 * @param name as the captions call it, unique in its corpus
 * @param file where it is
 * @param captions in the order of their file; at least one, none blank, without white space at
 *     their ends
 */
public record CaptionedPicture(String name, Path file, List<String> captions) {
  public CaptionedPicture {
    Check.notBlank("name of " + file, name);
    captions = captions.stream().map(String::strip).toList();
    Check.require(!captions.isEmpty(), name + " has no caption");
    for (String caption : captions) {
      Check.notBlank("caption of " + name, caption);
    }
  }
}
