package dev.unroll.languagemodel;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;

/** Where the text comes from. */
public sealed interface Corpus {
  /** One text, of which the first 90 % train, the next 5 % are held out and the last 5 % test. */
  record Whole(InputSplit text) implements Corpus {}

  /** Three texts. */
  record Parts(InputSplit train, InputSplit dev, InputSplit test) implements Corpus {}

  /** Files that follow each other. Unlike DataVec's {@code FileSplit} it walks no folders. */
  static InputSplit files(List<Path> files) {
    List<URI> locations = files.stream().map(Path::toUri).toList();
    return new CollectionInputSplit(locations);
  }
}
