package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.document.DocumentFile;
import dev.unroll.data.document.Documents;
import dev.unroll.data.document.Layout;
import dev.unroll.data.document.Neighbourhood;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a run's sentences come from, as it is saved with the run.
 *
 * @param train files of text; none for embedded stories
 * @param dev held-out files; none to hold out a twentieth of {@code train}
 * @param layout how sentences stand in the files
 * @param neighbours which sentences are neighbours
 * @param lenient replaces bytes that are no UTF-8 instead of refusing them
 * @param stories embedded stories to train on, when there are no files
 * @param seed of the embedded stories
 */
record AutoencoderSource(
    List<String> train,
    List<String> dev,
    LayoutChoice layout,
    Neighbourhood neighbours,
    boolean lenient,
    int stories,
    long seed)
    implements Source {
  /** What names the embedded stories on the command line. */
  static final String EMBEDDED = "little-stories";

  /** Embedded stories that are usually trained on. */
  static final int USUAL = 4_000;

  AutoencoderSource {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
  }

  /** How sentences stand in files, by the names that users type in lower case. */
  enum LayoutChoice {
    /** As each file looks. */
    GUESS,
    /** One a line. */
    LINES,
    /** As in a book. */
    PROSE,
    /** A paragraph a line. */
    PARAGRAPHS;

    Documents read(List<Path> files, boolean lenient) throws IOException {
      return switch (this) {
        case GUESS -> Documents.read(files, lenient);
        case LINES -> Documents.read(files, Layout.LINES, lenient);
        case PROSE -> Documents.read(files, Layout.PROSE, lenient);
        case PARAGRAPHS -> Documents.read(files, Layout.PARAGRAPHS, lenient);
      };
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was read.
   *
   * @param text divided as a model needs it
   * @param files that it is from, with the layout of each; none of embedded stories
   */
  record Texts(HeldOutText text, List<DocumentFile> files) {}

  static AutoencoderSource embedded(int stories, long seed) {
    return new AutoencoderSource(
        List.of(), List.of(), LayoutChoice.LINES, Neighbourhood.DOCUMENT, false, stories, seed);
  }

  /** All sentences, divided as the kind of model needs it. */
  HeldOutText read(AutoencoderConfig.Kind kind) throws IOException {
    return texts(HeldOutText.Unit.of(kind)).text();
  }

  /** All texts, divided as a model needs it. */
  HeldOutText read(AutoencoderConfig config) throws IOException {
    return texts(config).text();
  }

  /** All texts and how their files were read. */
  Texts texts(AutoencoderConfig config) throws IOException {
    return texts(HeldOutText.Unit.of(config));
  }

  private Texts texts(HeldOutText.Unit unit) throws IOException {
    if (train.isEmpty()) {
      return new Texts(new StorySentences(seed).text(stories, unit), List.of());
    }
    Documents learnt = documents(train);
    List<List<String>> all = learnt.stretches(neighbours);
    if (dev.isEmpty()) {
      return new Texts(unit.divide(all), learnt.files());
    }
    Check.require(
        Collections.disjoint(train, dev),
        "--dev holds a file of --data, which would be no held-out text; leave it out of one");
    Documents heldOut = documents(dev);
    List<DocumentFile> files = new ArrayList<>(learnt.files());
    files.addAll(heldOut.files());
    return new Texts(new HeldOutText(all, heldOut.stretches(neighbours)).fresh(unit), files);
  }

  private Documents documents(List<String> names) throws IOException {
    return layout.read(names.stream().map(Path::of).toList(), lenient);
  }

  /** Reads other files as these. */
  List<List<String>> stretches(List<Path> files, boolean lenient) throws IOException {
    return layout.read(files, lenient).stretches(neighbours);
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    if (train.isEmpty()) {
      String text = String.join("\n", new StorySentences(seed).sentences(stories));
      return Map.of("embedded stories", Checksum.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
    List<String> files = new ArrayList<>(train);
    files.addAll(dev);
    return Source.hashes(files);
  }
}
