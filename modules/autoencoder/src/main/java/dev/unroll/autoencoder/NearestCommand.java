package dev.unroll.autoencoder;

import dev.unroll.autoencoder.index.Neighbour;
import dev.unroll.autoencoder.index.SentenceIndex;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SentenceInput;
import dev.unroll.training.command.WrongUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autoencoder nearest}. */
@Command(
    name = "nearest",
    description = "Find the sentences of an index (encode --format index) nearest to others.")
final class NearestCommand implements Callable<Integer> {
  private static final int BATCH = 256;

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(names = "--index", required = true, paramLabel = "FILE", description = "The index.")
  private Path file;

  @Option(names = "--count", paramLabel = "N", description = "Neighbours of each sentence.")
  private int count = 5;

  @Mixin private SentenceInput input = new SentenceInput();
  @Mixin private Expansion expansion = new Expansion();

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw new WrongUse("--count must be > 0, but was " + count);
    }
    Backend.start();
    SentenceEncoder encoder = expansion.encoder(run);
    SentenceIndex index = SentenceIndex.load(file, encoder.hash());
    Notes notes = new Notes(encoder, spec.commandLine().getErr());
    input.forEach(
        BATCH,
        (some, first) -> {
          show(some, index.nearest(encoder.encode(some), count));
          notes.see(some);
        });
    notes.finish();
    return 0;
  }

  private void show(List<String> queries, List<List<Neighbour>> found) {
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < queries.size(); i++) {
      out.println(queries.get(i));
      for (Neighbour near : found.get(i)) {
        out.printf(Locale.ROOT, "  %.4f  %s%n", near.cosine(), near.sentence());
      }
    }
    out.flush();
  }
}
