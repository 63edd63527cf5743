package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.data.record.ItemReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.split.ListStringSplit;
import org.datavec.api.split.StringSplit;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads text as sequences of tokens: each part of a text is one sequence, each step of it one
 * record with the token as {@code Text}. What a part is, the subclass says. The files of the split
 * follow each other; the texts of a {@code ListStringSplit} are parts as they are.
 */
public abstract class TextSequenceReader extends ItemReader<String> {
  private static final long serialVersionUID = 1L;

  private final transient Tokeniser tokeniser;

  /** Initialise it with a split before the first call. */
  protected TextSequenceReader(Tokeniser tokeniser) {
    this.tokeniser = tokeniser;
  }

  @Override
  protected final TextParts items(Path file) throws IOException {
    return parts(file);
  }

  /** The parts of a file. */
  protected abstract TextParts parts(Path file) throws IOException;

  /** The parts of a {@code StringSplit}. */
  protected abstract TextParts parts(String text);

  @Override
  public void reset() {
    if (inputSplit instanceof StringSplit text) {
      reset(parts(text.getData()));
    } else if (inputSplit instanceof ListStringSplit texts) {
      reset(TextParts.of(texts.getData().stream().flatMap(List::stream).toList()));
    } else {
      super.reset();
    }
  }

  /** The text of the next sequence, before it is cut into tokens. */
  public String nextText() {
    return nextItem();
  }

  @Override
  protected List<List<Writable>> steps(String text) {
    return column(tokeniser.tokens(text));
  }

  /** Texts as the steps of a sequence of one column. */
  public static List<List<Writable>> column(List<String> texts) {
    List<List<Writable>> steps = new ArrayList<>(texts.size());
    for (String text : texts) {
      steps.add(List.of(new Text(text)));
    }
    return steps;
  }
}
