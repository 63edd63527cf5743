package dev.unroll.data.tagging;

import dev.unroll.data.conll.ConlluReader;
import dev.unroll.data.conll.ConlluSentence;
import dev.unroll.data.conll.ConlluToken;
import dev.unroll.data.record.Items;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.datavec.api.split.CollectionInputSplit;

/** The sentences of a file in {@link TaggingLayout#UPOS} or {@link TaggingLayout#XPOS}. */
final class PartsOfSpeech implements Items<PlacedSentence> {
  private static final String OPEN = "_";

  private final Path file;
  private final Function<ConlluToken, String> part;
  private final ConlluReader reader;

  /**
   * Opens a file.
   *
   * @param part which part of speech is the tag
   */
  PartsOfSpeech(Path file, boolean lenient, Function<ConlluToken, String> part) throws IOException {
    this.file = file;
    this.part = part;
    this.reader = new ConlluReader(lenient);
    try {
      reader.start(new CollectionInputSplit(List.of(file.toUri())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Optional<PlacedSentence> read() throws IOException {
    if (!reader.hasNext()) {
      return Optional.empty();
    }
    try {
      ConlluSentence sentence = reader.nextSentence();
      List<String> tags = sentence.tokens().stream().map(part).toList();
      if (tags.contains(OPEN)) {
        throw new IOException(
            file
                + (":" + sentence.line() + ": word " + (tags.indexOf(OPEN) + 1))
                + " of this sentence has no part of speech; expected one for each word, or take"
                + " the other kind");
      }
      List<String> words = sentence.tokens().stream().map(ConlluToken::form).toList();
      return Optional.of(new PlacedSentence(sentence.line(), new TaggedSentence(words, tags, "")));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
