package dev.unroll.languagemodel;

import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lm generate}. */
@Command(name = "generate", description = "Write text, token by token.")
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "What the text begins with.")
  private String prompt = "";

  @Option(names = "--length", paramLabel = "N", description = "Tokens to write.")
  private int length = 500;

  @Option(
      names = "--temperature",
      paramLabel = "X",
      description = "Below 1 safer, above 1 wilder; 0 for argmax.")
  private double temperature = 0.8;

  @Option(
      names = "--top-k",
      paramLabel = "N",
      description = "Choose among the k most probable; 0 for all.")
  private int topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Choose among the most probable that sum to p.")
  private double topP = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds write equal texts.")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    SamplerOptions options = WrongUse.unless(() -> new SamplerOptions(temperature, topK, topP));
    if (length <= 0) {
      throw new WrongUse("--length must be > 0, but was " + length);
    }
    Backend.start();
    LanguageModel model = LanguageModel.load(run);
    PrintWriter out = spec.commandLine().getOut();
    out.print(prompt);
    model.generate(
        prompt,
        length,
        options,
        seed,
        text -> {
          out.print(text);
          out.flush();
        });
    out.println();
    out.flush();
    return 0;
  }
}
