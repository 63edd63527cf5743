package dev.unroll.languagemodel;

import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StringSplit;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lm inspect}. */
@Command(
    name = "inspect",
    description = "Show a text coloured by the model's surprise and by what its units do.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--unit",
      paramLabel = "LAYER:UNIT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Unit to show first, from 0:0; without it the one that varies most.")
  private String unit = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Page to write.")
  private Path out = Path.of("inspection.html");

  private static final class Source {
    @Option(names = "--data", paramLabel = "FILE", description = "Text to read.")
    private Path data;

    @Option(names = "--text", paramLabel = "TEXT", description = "Text to read, as typed.")
    private String text;

    private InputSplit split() {
      return data == null ? new StringSplit(text) : Corpus.files(List.of(data));
    }
  }

  @Override
  public Integer call() throws Exception {
    Backend.start();
    LanguageModel model = LanguageModel.load(run);
    int[] ids = LanguageModelData.ids(source.split(), model.tokeniser(), model.vocabulary(), false);
    Inspection inspection = Inspection.of(model, ids);
    List<String> layers = List.copyOf(inspection.units().keySet());
    int layer = unit.isEmpty() ? layers.size() - 1 : number(0, layers.size());
    String name = layer < 0 ? "" : layers.get(layer);
    int shown = 0;
    if (layer >= 0) {
      shown =
          unit.isEmpty()
              ? inspection.liveliest(name).get(0)
              : number(1, inspection.units().get(name).length);
    }
    String title = "What " + run.getFileName() + " makes of this text";
    Files.writeString(
        out, InspectionPage.html(inspection, title, name, shown), StandardCharsets.UTF_8);
    spec.commandLine().getOut().println("wrote " + out + "; open it in a browser");
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int number(int part, int limit) {
    String[] parts = unit.split(":", -1);
    int number =
        parts.length == 2 && parts[part].matches("\\d{1,6}") ? Integer.parseInt(parts[part]) : -1;
    if (number < 0 || number >= limit) {
      throw new WrongUse(
          "--unit must be LAYER:UNIT with "
              + (part == 0 ? "a layer" : "a unit")
              + " below "
              + limit
              + ", but was "
              + unit);
    }
    return number;
  }
}
