package dev.unroll.languagemodel;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.command.ResumeOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lm resume}. */
@Command(name = "resume", description = "Go on with a run that was interrupted, or for longer.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResumeOptions resume = new ResumeOptions();

  @Override
  public Integer call() throws Exception {
    List<String> commandLine = spec.commandLine().getParseResult().originalArgs();
    return new Launch(spec.commandLine().getOut(), commandLine, Map.of())
        .resume(resume.run(), this::changed);
  }

  private Plan changed(Plan before) {
    TrainConfig training = before.training();
    return before.with(training.with(resume.limits(training.limits())));
  }
}
