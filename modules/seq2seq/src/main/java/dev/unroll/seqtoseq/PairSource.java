package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.parallel.LineSplit;
import dev.unroll.data.parallel.ParallelText;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a run's pairs come from, as it is saved with the run.
 *
 * @param train one file of pairs or of trees, or a source and a target file; none for embedded
 *     numbers and dates
 * @param dev held-out files, as many as {@code train}; none to hold out every 20th line of it
 * @param test files for the test; as many or none as {@code dev}
 * @param lenient replaces bytes that are no UTF-8 instead of refusing them
 * @param swapped whether the second side is read and the first written
 * @param embedded pairs of embedded numbers and dates to train on, when there are no files
 * @param seed of the embedded pairs
 */
record PairSource(
    List<String> train,
    List<String> dev,
    List<String> test,
    boolean lenient,
    boolean swapped,
    int embedded,
    long seed)
    implements Source {
  /** What names the embedded pairs on the command line. */
  static final String EMBEDDED = "numbers-and-dates";

  /** Embedded pairs that are usually trained on. */
  static final int USUAL = 40_000;

  private static final int HELD_OUT = 500;

  PairSource {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
    Check.require(
        dev.isEmpty() == test.isEmpty(), "give both --dev and --test, or neither of the two");
    for (List<String> files : List.of(train, dev, test)) {
      Check.require(
          files.size() <= 2,
          "pairs come in one file or in two, a source and a target, but there are "
              + files.size()
              + ": "
              + String.join(", ", files));
    }
  }

  static PairSource embedded(int pairs, long seed) {
    return new PairSource(List.of(), List.of(), List.of(), false, false, pairs, seed);
  }

  /**
   * All pairs.
   *
   * @param empty pairs that were left out because a side is blank, or a tree has no word
   */
  record Pairs(
      List<SentencePair> train, List<SentencePair> dev, List<SentencePair> test, int empty) {}

  Pairs read(SeqToSeqConfig.Kind kind) throws IOException {
    if (train.isEmpty()) {
      return new Pairs(embedded(Split.TRAIN), embedded(Split.DEV), embedded(Split.TEST), 0);
    }
    Reading all = reading(kind, train);
    if (dev.isEmpty()) {
      return new Pairs(
          LineSplit.part(all.pairs(), Split.TRAIN),
          LineSplit.part(all.pairs(), Split.DEV),
          LineSplit.part(all.pairs(), Split.TEST),
          all.empty());
    }
    Reading heldOut = reading(kind, dev);
    Reading tested = reading(kind, test);
    return new Pairs(
        all.pairs(),
        heldOut.pairs(),
        tested.pairs(),
        all.empty() + heldOut.empty() + tested.empty());
  }

  /** The embedded pairs that are held out or test, or the training pairs. */
  List<SentencePair> embedded(Split split) {
    return new NumbersAndDates(seed).pairs(split, split == Split.TRAIN ? embedded : HELD_OUT);
  }

  /**
   * Pairs that were read.
   *
   * @param empty pairs that were left out because a side is blank
   */
  record Reading(List<SentencePair> pairs, int empty) {}

  /** Reads other pairs, swapped as these. */
  Reading reading(List<Path> files, boolean lenient) throws IOException {
    ParallelText text = ParallelText.read(files, lenient);
    List<SentencePair> pairs = text.pairs();
    return new Reading(
        swapped ? pairs.stream().map(PairSource::turned).toList() : pairs, text.empty());
  }

  private Reading reading(SeqToSeqConfig.Kind kind, List<String> names) throws IOException {
    List<Path> files = names.stream().map(Path::of).toList();
    return kind == SeqToSeqConfig.Kind.PARSING
        ? TreePairs.read(files, lenient)
        : reading(files, lenient);
  }

  private static SentencePair turned(SentencePair pair) {
    return new SentencePair(/* source= */ pair.target(), /* target= */ pair.source());
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    if (train.isEmpty()) {
      String text =
          embedded(Split.TRAIN).stream()
              .map(pair -> pair.source() + "\t" + pair.target())
              .collect(Collectors.joining("\n"));
      Map<String, String> hashes = new LinkedHashMap<>();
      hashes.put(
          "embedded numbers and dates", Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)));
      return hashes;
    }
    List<String> files = new ArrayList<>(train);
    files.addAll(dev);
    files.addAll(test);
    return Source.hashes(files);
  }
}
