package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.keyterm.KeyTermRecordReader;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.synthetic.topic.TopicNotes;
import dev.unroll.data.tagging.PolarityFolds;
import dev.unroll.data.tagging.TaggedSentences;
import dev.unroll.data.tagging.TaggingLayout;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a run's texts come from, as it is saved with the run.
 *
 * @param train files or folders; none for embedded texts
 * @param dev held-out ones, or none
 * @param test ones for the test; as many or none as {@code dev}
 * @param layout how texts stand in files
 * @param fold of ten that is the test where nobody divided the texts; the next one is held out
 * @param lenient replaces bytes that are no UTF-8 instead of refusing them
 * @param embedded texts to train on, when there are no files
 * @param seed of the embedded texts
 */
record TagSource(
    List<String> train,
    List<String> dev,
    List<String> test,
    LayoutChoice layout,
    int fold,
    boolean lenient,
    int embedded,
    long seed)
    implements Source {
  /** What names the embedded requests on the command line. */
  static final String TICKETS = "ticket-requests";

  /** What names the embedded notes on the command line. */
  static final String NOTES = "topic-notes";

  /** Embedded texts that are usually trained on. */
  static final int USUAL = 4_000;

  private static final int MOST_HELD_OUT = 500;
  private static final int FEWEST_HELD_OUT = 20;

  TagSource {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
    Check.require(
        dev.isEmpty() == test.isEmpty(), "give both --dev and --test, or neither of the two");
    Check.require(
        fold >= 0 && fold < PolarityFolds.COUNT,
        "--fold must be in [0, " + PolarityFolds.COUNT + "), but was " + fold);
  }

  /** How texts stand in files, by the names that users type in lower case. */
  enum LayoutChoice {
    /** As each file looks. */
    GUESS,
    SLOTS,
    COLUMNS,
    UPOS,
    XPOS,
    LABELLED,
    POLARITY;

    TaggedSentences read(Path file, boolean lenient) throws IOException {
      return this == GUESS
          ? TaggedSentences.read(file, lenient)
          : TaggedSentences.read(file, TaggingLayout.valueOf(name()), lenient);
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static TagSource embedded(int texts, long seed) {
    return new TagSource(
        List.of(), List.of(), List.of(), LayoutChoice.GUESS, 0, false, texts, seed);
  }

  /** Texts of one part, and how they were read. */
  record Reading(TaggingLayout layout, List<Example> examples, int empty) {}

  /** All texts, as a task needs them. */
  Corpus read(TagConfig.Task task) throws IOException {
    Corpus corpus = train.isEmpty() ? embedded(task) : files(task);
    corpus.require(task);
    return task == TagConfig.Task.SLOTS ? corpus.withSlots() : corpus;
  }

  private Corpus files(TagConfig.Task task) throws IOException {
    List<Path> paths = paths(train);
    boolean opinions =
        layout == LayoutChoice.POLARITY || paths.stream().allMatch(TagFiles::isOpinion);
    if (dev.isEmpty() && opinions) {
      return opinions(paths);
    }
    Reading learnt = reading(task, paths, lenient);
    if (dev.isEmpty()) {
      return Folds.of(learnt, fold);
    }
    Reading chosen = reading(task, paths(dev), lenient);
    Reading tested = reading(task, paths(test), lenient);
    return new Corpus(
        learnt.layout(),
        learnt.examples(),
        chosen.examples(),
        tested.examples(),
        learnt.empty() + chosen.empty() + tested.empty(),
        0);
  }

  private Corpus opinions(List<Path> paths) throws IOException {
    PolarityFolds folds = PolarityFolds.read(paths);
    int next = (fold + 1) % PolarityFolds.COUNT;
    return new Corpus(
        TaggingLayout.POLARITY,
        folds.without(fold, next).stream().map(Example::of).toList(),
        folds.folds().get(next).stream().map(Example::of).toList(),
        folds.folds().get(fold).stream().map(Example::of).toList(),
        folds.empty(),
        0);
  }

  /** Reads other files as these. */
  Reading reading(TagConfig.Task task, List<Path> paths, boolean lenient) throws IOException {
    List<Example> examples = new ArrayList<>();
    if (task == TagConfig.Task.KEYTERMS) {
      for (Path path : paths) {
        KeyTermRecordReader.read(path, lenient).forEach(one -> examples.add(Example.of(one)));
      }
      return new Reading(TaggingLayout.LABELLED, examples, 0);
    }
    TaggingLayout first = TaggingLayout.LABELLED;
    int empty = 0;
    for (Path path : paths) {
      TaggedSentences read = layout.read(path, lenient);
      if (task == TagConfig.Task.SLOTS) {
        read.requireSlots();
      }
      first = examples.isEmpty() ? read.layout() : first;
      read.sentences().forEach(one -> examples.add(Example.of(one)));
      empty += read.empty();
    }
    return new Reading(first, examples, empty);
  }

  private Corpus embedded(TagConfig.Task task) {
    boolean notes = task == TagConfig.Task.KEYTERMS;
    return new Corpus(
        notes ? TaggingLayout.LABELLED : TaggingLayout.SLOTS,
        embedded(task, Split.TRAIN),
        embedded(task, Split.DEV),
        embedded(task, Split.TEST),
        0,
        0);
  }

  private List<Example> embedded(TagConfig.Task task, Split split) {
    int heldOut = Math.max(FEWEST_HELD_OUT, Math.min(MOST_HELD_OUT, embedded / 4));
    int count = split == Split.TRAIN ? embedded : heldOut;
    return task == TagConfig.Task.KEYTERMS
        ? new TopicNotes(seed).notes(split, count).stream().map(Example::of).toList()
        : new TicketRequests(seed).requests(split, count).stream().map(Example::of).toList();
  }

  private static List<Path> paths(List<String> names) {
    return names.stream().map(Path::of).toList();
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    if (train.isEmpty()) {
      StringBuilder text = new StringBuilder();
      embedded(TagConfig.Task.SLOTS, Split.TRAIN).forEach(text::append);
      embedded(TagConfig.Task.KEYTERMS, Split.TRAIN).forEach(text::append);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return Map.of("embedded requests and notes", Checksum.sha256(bytes));
    }
    List<String> files = new ArrayList<>();
    for (List<String> names : List.of(train, dev, test)) {
      for (String name : names) {
        files.addAll(files(Path.of(name)));
      }
    }
    return Source.hashes(files);
  }

  /** The file itself, or those of a folder of slots. */
  private static List<String> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path.toString());
    }
    return Stream.of("seq.in", "seq.out", "label")
        .map(path::resolve)
        .filter(Files::exists)
        .map(Path::toString)
        .toList();
  }
}
