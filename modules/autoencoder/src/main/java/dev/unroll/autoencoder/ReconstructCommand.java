package dev.unroll.autoencoder;

import dev.unroll.core.decoding.Search;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SentenceInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autoencoder reconstruct}. */
@Command(
    name = "reconstruct",
    description = "Write sentences again from their vectors: those given, of a file, or typed.")
final class ReconstructCommand implements Callable<Integer> {
  private static final int BATCH = 256;

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Mixin private SentenceInput input = new SentenceInput();
  @Mixin private OneBest search = new OneBest();

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    Backend.start();
    PrintWriter out = spec.commandLine().getOut();
    AutoencoderModel model = AutoencoderModel.load(run);
    Notes notes = new Notes(model.encoder(), spec.commandLine().getErr());
    input.forEach(
        BATCH,
        (some, first) -> {
          model.reconstruct(some, how).forEach(out::println);
          out.flush();
          notes.see(some);
        });
    notes.finish();
    return 0;
  }
}
