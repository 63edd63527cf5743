package dev.unroll.autoencoder;

import dev.unroll.autoencoder.index.SentenceIndex;
import dev.unroll.autoencoder.index.VectorFile;
import dev.unroll.autoencoder.index.VectorFormat;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SentenceInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autoencoder encode}. */
@Command(
    name = "encode",
    description = "Write the vectors of sentences: those given, of a file, or of standard input.")
final class EncodeCommand implements Callable<Integer> {
  private static final int BATCH = 4_096;

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Mixin private SentenceInput input = new SentenceInput();
  @Mixin private Expansion expansion = new Expansion();

  @Option(
      names = "--format",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES}; index is for nearest.")
  private Format format = Format.NPY;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "What to write.")
  private Path file;

  /** What is written, by the names that users type in lower case. */
  private enum Format {
    NPY {
      @Override
      void write(Path file, SentenceEncoder encoder, List<String> sentences, float[][] vectors)
          throws IOException {
        VectorFile.write(file, VectorFormat.NPY, sentences, vectors);
      }
    },
    CSV {
      @Override
      void write(Path file, SentenceEncoder encoder, List<String> sentences, float[][] vectors)
          throws IOException {
        VectorFile.write(file, VectorFormat.CSV, sentences, vectors);
      }
    },
    JSONL {
      @Override
      void write(Path file, SentenceEncoder encoder, List<String> sentences, float[][] vectors)
          throws IOException {
        VectorFile.write(file, VectorFormat.JSONL, sentences, vectors);
      }
    },
    INDEX {
      @Override
      void write(Path file, SentenceEncoder encoder, List<String> sentences, float[][] vectors)
          throws IOException {
        SentenceIndex.of(encoder.hash(), sentences, vectors).save(file);
      }
    };

    abstract void write(
        Path file, SentenceEncoder encoder, List<String> sentences, float[][] vectors)
        throws IOException;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws Exception {
    Backend.start();
    SentenceEncoder encoder = expansion.encoder(run);
    Notes notes = new Notes(encoder, spec.commandLine().getErr());
    List<String> sentences = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    LongAdder nanoseconds = new LongAdder();
    input.forEach(
        BATCH,
        (some, first) -> {
          sentences.addAll(some);
          long began = System.nanoTime();
          vectors.addAll(List.of(encoder.encode(some)));
          nanoseconds.add(System.nanoTime() - began);
          notes.see(some);
        });
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no sentence to encode; give some, or a file with --input");
    }
    format.write(file, encoder, sentences, vectors.toArray(float[][]::new));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d vectors of %d numbers: %s (%,.0f sentences/s)%n",
            sentences.size(),
            encoder.size(),
            file,
            sentences.size() / (nanoseconds.sum() / 1e9));
    spec.commandLine().getOut().flush();
    notes.finish();
    return 0;
  }
}
