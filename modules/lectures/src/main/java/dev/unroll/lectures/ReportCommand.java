package dev.unroll.lectures;

import dev.unroll.lectures.report.ResultFolder;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lecture report}. */
@Command(name = "report", description = "Write one page of all results that are kept.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--results", paramLabel = "DIR", description = "Where results are kept.")
  private Path folder = Path.of("runs", "lectures");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "The page to write; report.html beside the results when it is not given.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    if (new ResultFolder(folder).results().isEmpty()) {
      throw new WrongUse(
          folder + " has no results; run some with unroll lecture run, or name another --results");
    }
    Path written = Session.report(folder, file == null ? folder.resolve("report.html") : file);
    spec.commandLine().getOut().println("report: " + written);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
