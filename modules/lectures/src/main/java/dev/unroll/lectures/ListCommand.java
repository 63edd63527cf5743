package dev.unroll.lectures;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Topic;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lecture list}. */
@Command(name = "list", description = "Name the experiments, by topic.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Topic topic : Topic.values()) {
      out.println(topic.title());
      for (Experiment experiment : Lectures.all()) {
        Claim claim = experiment.claim();
        if (claim.topic() == topic) {
          out.printf(Locale.ROOT, "%4d  %-26s %s%n", claim.number(), claim.id(), claim.title());
        }
      }
    }
    out.flush();
    return 0;
  }
}
