package dev.unroll.tagging;

import dev.unroll.training.command.ResumeOptions;
import dev.unroll.training.launch.Launch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tag resume}. */
@Command(name = "resume", description = "Go on with a run that was interrupted, or for longer.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ResumeOptions resume = new ResumeOptions();

  @Override
  public Integer call() throws Exception {
    return Launch.typed(spec, new TagTraining()).resume(resume);
  }
}
