package dev.unroll.autoencoder;

import dev.unroll.core.decoding.Search;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.command.WrongUse;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The search of commands that write one text of each vector, the best. */
final class OneBest {
  private static final List<String> OF_SEVERAL = List.of("--nbest", "--groups");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private SearchOptions options = new SearchOptions();

  /**
   * What the options ask for.
   *
   * @throws WrongUse when they do not fit each other, or ask for several texts
   */
  Search search() {
    for (String option : OF_SEVERAL) {
      int typed = command.findOption(option).getValue();
      if (typed > 1) {
        throw new WrongUse(
            option
                + " is for several candidates of a text, but "
                + command.name()
                + " writes the best alone; leave it out");
      }
    }
    options.requireAttention(false);
    return options.search();
  }
}
