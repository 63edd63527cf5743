package dev.unroll.autoencoder;

import dev.unroll.autoencoder.index.VectorFile;
import dev.unroll.core.decoding.Search;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code autoencoder decode}. */
@Command(name = "decode", description = "Write the sentences of vectors, those of an .npy file.")
final class DecodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Parameters(paramLabel = "FILE", description = "Vectors, float32 [sentences, numbers].")
  private Path file;

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      showDefaultValue = Visibility.NEVER,
      description = "Of skip-thought: previous or next, which is the default.")
  private String decoder = "";

  @Option(
      names = "--max-length",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Tokens that are written at most; without it as many as were learnt.")
  private int maximumLength;

  @Mixin private OneBest search = new OneBest();

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    if (maximumLength < 0) {
      throw new WrongUse("--max-length must be > 0, but was " + maximumLength);
    }
    Backend.start();
    PrintWriter out = spec.commandLine().getOut();
    float[][] vectors = VectorFile.read(file);
    AutoencoderModel model = AutoencoderModel.load(run);
    int length = maximumLength == 0 ? model.config().longestWritten() : maximumLength;
    String name = decoder.isEmpty() ? model.usualDecoder() : decoder;
    model.decode(vectors, how, name, length).forEach(out::println);
    out.flush();
    return 0;
  }
}
