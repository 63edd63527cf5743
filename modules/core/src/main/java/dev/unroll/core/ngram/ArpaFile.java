package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.Vocabulary;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An n-gram model in the ARPA text form that KenLM, SRILM and speech decoders share: for each
 * order, lines of the base-10 logarithm of a probability, the words, and the base-10 logarithm of
 * the back-off weight.
 *
 * @param vocabulary the words of the unigrams; {@code <unk>}, {@code <s>}, {@code </s>} are special
 *     where they are there
 * @param model over the ids of {@code vocabulary}
 */
public record ArpaFile(Vocabulary vocabulary, BackoffModel model) {
  public ArpaFile {
    Check.require(
        vocabulary.size() == model.vocabularySize(),
        "vocabulary and model must have the same size, but had "
            + (vocabulary.size() + " and " + model.vocabularySize()));
  }

  /**
   * Reads a file in UTF-8. Every n-gram needs the shorter n-gram that it begins with.
   *
   * @throws UncheckedIOException naming the file when it cannot be read
   * @throws IllegalArgumentException naming file and line when it is damaged
   */
  public static ArpaFile read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return new ArpaReader(file.toString(), reader).read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Writes the model in UTF-8, logarithms in full precision and -99 for a probability of 0.
   *
   * @throws UncheckedIOException naming the file when it cannot be written
   * @throws IllegalArgumentException naming a token with white space in it, which this form cannot
   *     hold
   */
  public void write(Path file) {
    ArpaWriter writer = new ArpaWriter(this);
    try (BufferedWriter output = Files.newBufferedWriter(file)) {
      writer.write(output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }
}
