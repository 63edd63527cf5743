package dev.unroll.data.conll;

import dev.unroll.data.record.ItemReader;
import dev.unroll.data.record.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * Reads CoNLL-U, the format of Universal Dependencies (Nivre et al. 2020): each sentence is one
 * sequence, each syntactic word of it one record of form, lemma, upos, xpos, features (with |
 * between them, or _), head and relation. Contractions such as {@code don't} and empty nodes are no
 * records; the sentence's text keeps the contractions.
 */
public final class ConlluReader extends ItemReader<ConlluSentence> {
  private static final long serialVersionUID = 1L;

  private final boolean lenient;

  /**
   * Initialise it with a split before the first call.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public ConlluReader(boolean lenient) {
    this.lenient = lenient;
  }

  /**
   * All sentences of a file.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when it cannot be read, is no UTF-8 or no CoNLL-U, or
   *     has no sentence
   */
  public static List<ConlluSentence> read(Path file, boolean lenient) throws IOException {
    List<ConlluSentence> sentences = new ConlluReader(lenient).readAll(file);
    if (sentences.isEmpty()) {
      throw new IOException("no sentence in " + file + "; expected CoNLL-U, a word a line");
    }
    return sentences;
  }

  /** The next sentence; else as {@link #sequenceRecord}. */
  public ConlluSentence nextSentence() {
    return nextItem();
  }

  @Override
  protected Items<ConlluSentence> items(Path file) throws IOException {
    return new ConlluFile(file, lenient);
  }

  @Override
  protected List<List<Writable>> steps(ConlluSentence sentence) {
    List<List<Writable>> steps = new ArrayList<>();
    for (ConlluToken token : sentence.tokens()) {
      steps.add(
          List.of(
              new Text(token.form()),
              new Text(token.lemma()),
              new Text(token.upos()),
              new Text(token.xpos()),
              new Text(features(token.features())),
              new IntWritable(token.head()),
              new Text(token.relation())));
    }
    return steps;
  }

  private static String features(Map<String, String> features) {
    return features.isEmpty()
        ? "_"
        : features.entrySet().stream().map(Object::toString).collect(Collectors.joining("|"));
  }
}
