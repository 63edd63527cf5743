package dev.unroll.autoencoder;

import dev.unroll.core.decoding.Search;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code autoencoder interpolate}. */
@Command(
    name = "interpolate",
    description = "Walk in a straight line from one sentence's vector to another's.")
final class InterpolateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(names = "--steps", paramLabel = "N", description = "Sentences, both ends included.")
  private int steps = 7;

  @Parameters(index = "0", paramLabel = "FROM", description = "Where the walk begins.")
  private String from;

  @Parameters(index = "1", paramLabel = "TO", description = "Where it ends.")
  private String to;

  @Mixin private OneBest search = new OneBest();

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    if (steps < 2) {
      throw new WrongUse("--steps must be 2 or more, both ends included, but was " + steps);
    }
    Backend.start();
    PrintWriter out = spec.commandLine().getOut();
    AutoencoderModel.load(run).interpolate(from, to, steps, how).forEach(out::println);
    out.flush();
    return 0;
  }
}
