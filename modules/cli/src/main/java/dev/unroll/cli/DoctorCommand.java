package dev.unroll.cli;

import dev.unroll.cli.Finding.Level;
import dev.unroll.data.catalogue.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code unroll doctor}: whether this machine can train, and if not, what to do. Exits with 1 then.
 */
@Command(name = "doctor", description = "Try out whether this machine can train.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path folder = DataDirectory.standard().path();
    List<String> maven = List.of(windows ? "mvn.cmd" : "mvn", "--version");
    return print(new Examination(folder, maven).findings(), spec.commandLine().getOut());
  }

  /** Prints one line for each and returns the exit code. */
  static int print(List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      out.println(String.format(Locale.ROOT, "%-8s %s", level, finding.text()));
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.level() == Level.PROBLEM) ? 1 : 0;
  }
}
