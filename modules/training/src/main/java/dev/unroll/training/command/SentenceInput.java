package dev.unroll.training.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.data.text.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sentences of a command: those typed, the lines of a file, or of standard input. */
public final class SentenceInput {
  private static final String STANDARD = "-";

  @Parameters(paramLabel = "SENTENCE", description = "What to read.", arity = "0..*")
  private List<String> sentences = List.of();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Sentences, one a line; - for standard input, which is the default.")
  private Path input = Path.of(STANDARD);

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  /** Takes some sentences. */
  public interface Consumer {
    /**
     * Takes them.
     *
     * @param first number of the first of them, from 0
     */
    void accept(List<String> some, int first) throws IOException;
  }

  private interface Lines {
    /** The next line; empty at the end. */
    Optional<String> read() throws IOException;

    /** Whether the next line is there without waiting. */
    boolean ready() throws IOException;
  }

  /**
   * Hands over all sentences.
   *
   * @param batch most at a time
   * @throws IOException naming file and line when the bytes are no UTF-8
   */
  public void forEach(int batch, Consumer consumer) throws IOException {
    if (!sentences.isEmpty()) {
      consumer.accept(sentences, 0);
    } else if (input.toString().equals(STANDARD)) {
      standard(batch, consumer);
    } else {
      try (TextLines lines = new TextLines(input, lenient)) {
        forEach(batch, consumer, file(lines));
      }
    }
  }

  private void standard(int batch, Consumer consumer) throws IOException {
    InputStreamReader decoded =
        lenient
            ? new InputStreamReader(System.in, UTF_8)
            : new InputStreamReader(System.in, UTF_8.newDecoder());
    BufferedReader typed = new BufferedReader(decoded);
    try {
      forEach(batch, consumer, typed(typed));
    } catch (CharacterCodingException e) {
      throw new IOException(
          "standard input is not UTF-8; convert it, or replace such bytes with --lenient", e);
    }
  }

  private static Lines file(TextLines lines) {
    return new Lines() {
      @Override
      public Optional<String> read() throws IOException {
        return lines.read();
      }

      @Override
      public boolean ready() {
        return true;
      }
    };
  }

  private static Lines typed(BufferedReader lines) {
    return new Lines() {
      @Override
      public Optional<String> read() throws IOException {
        return Optional.ofNullable(lines.readLine());
      }

      @Override
      public boolean ready() throws IOException {
        return lines.ready();
      }
    };
  }

  private static void forEach(int batch, Consumer consumer, Lines lines) throws IOException {
    int first = 0;
    List<String> some = new ArrayList<>();
    for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
      some.add(line.get());
      // A person who types wants an answer to each line.
      if (some.size() == batch || !lines.ready()) {
        consumer.accept(List.copyOf(some), first);
        first += some.size();
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      consumer.accept(List.copyOf(some), first);
    }
  }
}
