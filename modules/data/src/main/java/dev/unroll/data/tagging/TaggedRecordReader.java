package dev.unroll.data.tagging;

import dev.unroll.data.conll.ConlluToken;
import dev.unroll.data.record.ItemReader;
import dev.unroll.data.record.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads tagged or labelled sentences: each is one sequence, each word of it one record of word, tag
 * and the sentence's label, all as {@code Text} and empty where there is none. The files of the
 * split are of one layout; in {@link TaggingLayout#SLOTS} they are folders.
 */
public final class TaggedRecordReader extends ItemReader<PlacedSentence> {
  private static final long serialVersionUID = 1L;

  private final TaggingLayout layout;
  private final boolean lenient;
  private transient LeftOut leftOut = new LeftOut();

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them; not asked in {@link
   *     TaggingLayout#POLARITY}, where no byte is wrong
   */
  public TaggedRecordReader(TaggingLayout layout, boolean lenient) {
    this.layout = layout;
    this.lenient = lenient;
  }

  /** The next sentence; else as {@link #sequenceRecord}. */
  public PlacedSentence nextSentence() {
    return nextItem();
  }

  /** How many empty sentences were left out since this reader began. */
  public int leftOut() {
    return leftOut.count();
  }

  @Override
  public void reset() {
    leftOut = new LeftOut();
    super.reset();
  }

  @Override
  protected Items<PlacedSentence> items(Path file) throws IOException {
    return switch (layout) {
      case SLOTS -> new SlotFolder(file, lenient, leftOut);
      case COLUMNS -> new ColumnFile(file, lenient, leftOut);
      case UPOS -> new PartsOfSpeech(file, lenient, ConlluToken::upos);
      case XPOS -> new PartsOfSpeech(file, lenient, ConlluToken::xpos);
      case LABELLED -> new LabelledLines(file, lenient, leftOut);
      case POLARITY -> new PolarityLines(file, leftOut);
    };
  }

  @Override
  protected List<List<Writable>> steps(PlacedSentence item) {
    TaggedSentence sentence = item.sentence();
    List<List<Writable>> steps = new ArrayList<>();
    for (int i = 0; i < sentence.words().size(); i++) {
      String tag = sentence.tags().isEmpty() ? "" : sentence.tags().get(i);
      steps.add(
          List.of(new Text(sentence.words().get(i)), new Text(tag), new Text(sentence.label())));
    }
    return steps;
  }
}
