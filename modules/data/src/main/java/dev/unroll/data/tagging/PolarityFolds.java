package dev.unroll.data.tagging;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Labelled sentences in ten folds, for cross-validation of corpora that nobody split, as is usual
 * for the reviews of Pang and Lee (2005): the fold of a sentence is its line in its file, from 0,
 * modulo 10. Lines left out for being empty keep their numbers.
 *
 * @param folds {@value #COUNT}, none of them empty
 * @param empty sentences left out because they have no word; who reads must report it
 */
public record PolarityFolds(List<List<TaggedSentence>> folds, int empty) {
  /** How many folds there are. */
  public static final int COUNT = 10;

  public PolarityFolds {
    folds = folds.stream().map(List::copyOf).toList();
    Check.require(folds.size() == COUNT, "expected " + COUNT + " folds, but got " + folds.size());
    for (int fold = 0; fold < COUNT; fold++) {
      Check.require(
          !folds.get(fold).isEmpty(),
          ("fold " + fold + " has no sentence: no file has one in line " + (fold + 1) + " or ")
              + ("a multiple of " + COUNT + " below it; give more sentences"));
    }
    Check.notNegative("empty", empty);
  }

  /**
   * Reads files in {@link TaggingLayout#POLARITY}.
   *
   * @param files one for each label
   * @throws IOException naming the file when one cannot be read or has fewer than ten sentences
   * @throws IllegalArgumentException naming the fold when empty lines leave it without a sentence
   */
  public static PolarityFolds read(List<Path> files) throws IOException {
    Check.require(
        files.size() >= 2, "expected a file for each of the labels, but got " + files.size());
    List<List<TaggedSentence>> folds =
        Stream.generate(() -> (List<TaggedSentence>) new ArrayList<TaggedSentence>())
            .limit(COUNT)
            .toList();
    int empty = 0;
    for (Path file : files) {
      TaggedRecordReader reader = new TaggedRecordReader(TaggingLayout.POLARITY, false);
      List<PlacedSentence> placed = reader.readAll(file);
      if (placed.size() < COUNT) {
        throw new IOException(
            file + " has " + placed.size() + " sentences; expected " + COUNT + " or more");
      }
      placed.forEach(one -> folds.get((int) ((one.line() - 1) % COUNT)).add(one.sentence()));
      empty += reader.leftOut();
    }
    return new PolarityFolds(folds, empty);
  }

  /** The sentences of all folds but some. */
  public List<TaggedSentence> without(int... left) {
    return IntStream.range(0, COUNT)
        .filter(fold -> Arrays.stream(left).noneMatch(one -> one == fold))
        .mapToObj(folds::get)
        .flatMap(List::stream)
        .toList();
  }
}
