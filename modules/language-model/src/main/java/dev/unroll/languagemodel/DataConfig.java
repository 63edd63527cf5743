package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StringSplit;

/**
 * Where a run's text comes from, as it is saved with the run.
 *
 * @param train files that follow each other; none for the embedded stories
 * @param dev files held out; none to hold out a part of {@code train}
 * @param test files for the test; as many or none as {@code dev}
 * @param lenient replaces bytes that are no UTF-8 instead of refusing them
 * @param stories characters of embedded stories to train on, when there are no files
 * @param seed of the embedded stories
 */
record DataConfig(
    List<String> train,
    List<String> dev,
    List<String> test,
    boolean lenient,
    int stories,
    long seed)
    implements Source {
  private static final int HELD_OUT_STORIES = 100_000;

  DataConfig {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
    Check.require(
        dev.isEmpty() == test.isEmpty(), "give both --dev and --test, or neither of the two");
  }

  static DataConfig files(List<Path> train, List<Path> dev, List<Path> test, boolean lenient) {
    return new DataConfig(
        Source.absolute(train), Source.absolute(dev), Source.absolute(test), lenient, 0, 0);
  }

  static DataConfig embedded(int characters, long seed) {
    return new DataConfig(List.of(), List.of(), List.of(), false, characters, seed);
  }

  Corpus corpus() {
    if (train.isEmpty()) {
      return new Corpus.Parts(
          new StringSplit(new StoryCorpus(seed, Split.TRAIN).text(stories)),
          new StringSplit(new StoryCorpus(seed, Split.DEV).text(HELD_OUT_STORIES)),
          new StringSplit(testStories()));
    }
    return dev.isEmpty()
        ? new Corpus.Whole(split(train))
        : new Corpus.Parts(split(train), split(dev), split(test));
  }

  /** The embedded stories that test. */
  String testStories() {
    return new StoryCorpus(seed, Split.TEST).text(HELD_OUT_STORIES);
  }

  /** SHA-256 of each file, by its path; for embedded stories of their text. */
  @Override
  public Map<String, String> hashes() throws IOException {
    if (train.isEmpty()) {
      String text = new StoryCorpus(seed, Split.TRAIN).text(stories);
      return Map.of("embedded stories", Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
    return Source.hashes(Stream.of(train, dev, test).flatMap(List::stream).toList());
  }

  private static InputSplit split(List<String> files) {
    return Corpus.files(files.stream().map(Path::of).toList());
  }
}
