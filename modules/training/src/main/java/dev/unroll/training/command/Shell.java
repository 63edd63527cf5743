package dev.unroll.training.command;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import dev.unroll.training.Outcome;
import dev.unroll.training.run.Provenance;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command as all commands of Unroll behave: exit code 2 and one line for wrong use, 1 and
 * one line for a run that failed, a stack trace only with {@code --debug}.
 */
public final class Shell {
  private static final String NAME = "unroll: ";
  private static final String LOGGING = "logback.configurationFile";
  private static final String TERMINAL = "unroll.terminal";

  /** More options than this, and the synopsis does not name them all. */
  private static final int MANY = 12;

  private final CommandLine line;
  private final Global global = new Global();
  private ConfigFile config = ConfigFile.none();

  private static final class Global {
    @Option(
        names = "--debug",
        scope = ScopeType.INHERIT,
        description = "Show where a failure came from.")
    private boolean debug;
  }

  /**
   * Prepares a command; {@link CommandLine#setOut} and {@link CommandLine#setErr} redirect it.
   *
   * @param command of a class with picocli's {@code @Command}, or a {@link CommandLine}
   */
  public Shell(Object command) {
    line = command instanceof CommandLine ready ? ready : new CommandLine(command);
    line.getCommandSpec().addMixin("global", CommandSpec.forAnnotatedObject(global));
    everywhere(line);
    line.getCommandSpec().version("unroll " + Provenance.unroll());
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, arguments) -> wrongUse(wrong));
    line.setExecutionExceptionHandler((failure, failed, parsed) -> failed(failure, failed));
  }

  private static void everywhere(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().showDefaultValues(true);
    spec.usageMessage().sectionMap().put(SECTION_KEY_OPTION_LIST, new OptionList());
    if (!spec.mixinStandardHelpOptions()) {
      spec.mixinStandardHelpOptions(true);
    }
    if (spec.options().size() > MANY && spec.usageMessage().customSynopsis().length == 0) {
      spec.usageMessage().customSynopsis(shortSynopsis(spec));
    }
    line.getSubcommands().values().forEach(Shell::everywhere);
  }

  /** What must be given, and that there is more: dozens of options in a row help nobody. */
  private static String shortSynopsis(CommandSpec spec) {
    StringBuilder synopsis = new StringBuilder(spec.qualifiedName());
    for (OptionSpec option : spec.options()) {
      if (option.required()) {
        synopsis.append(' ').append(option.longestName()).append('=').append(option.paramLabel());
      }
    }
    return synopsis.append(" [OPTION...]").toString();
  }

  /** The command line, for its subcommands and streams. */
  public CommandLine line() {
    return line;
  }

  /** Runs a command in a process of its own, which ends with its exit code. */
  public static void main(Object command, String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      // Deeplearning4j tells at length how it starts; a user who wants to know sets the property.
      System.setProperty(LOGGING, "dev/unroll/training/command/logback.xml");
    }
    System.setProperty("java.awt.headless", "true");
    System.exit(new Shell(command).run(arguments));
  }

  /** Runs the command that the arguments name and returns the exit code. */
  public int run(String... arguments) {
    List<String> expanded;
    try {
      config = ConfigFile.in(line, List.of(arguments));
      expanded = config.expanded();
    } catch (WrongUse wrong) {
      return say(line, wrong, 2);
    }
    try {
      return line.execute(expanded.toArray(String[]::new));
    } catch (Error error) { // picocli lets errors through, and out of memory is one
      return say(line, error, 1);
    }
  }

  private int wrongUse(ParameterException wrong) {
    CommandLine where = wrong.getCommandLine();
    String message = Failure.line(new IllegalArgumentException(wrong.getMessage()));
    PrintWriter err = where.getErr();
    err.println(NAME + message + config.origin(wrong) + suggestions(wrong) + help(where));
    err.flush();
    trace(wrong, where);
    return 2;
  }

  private static String suggestions(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> suggested = unmatched.getSuggestions();
      if (!suggested.isEmpty()) {
        return "; did you mean " + String.join(" or ", suggested) + "?";
      }
    }
    return "";
  }

  private static String help(CommandLine where) {
    return " (see " + where.getCommandSpec().qualifiedName() + " --help)";
  }

  private int failed(Exception failure, CommandLine where) {
    return say(where, failure, failure instanceof WrongUse ? 2 : 1);
  }

  private int say(CommandLine where, Throwable failure, int code) {
    boolean wrong = failure instanceof WrongUse;
    where.getErr().println(NAME + (wrong ? failure.getMessage() : Failure.line(failure)));
    where.getErr().flush();
    trace(failure, where);
    return code;
  }

  private void trace(Throwable failure, CommandLine where) {
    if (global.debug) {
      failure.printStackTrace(where.getErr());
      where.getErr().flush();
    }
  }

  /** The exit code of a run: 0 when it ended as planned, 1 when it diverged. */
  public static int exitCode(Outcome outcome) {
    return switch (outcome.reason()) {
      case COMPLETE, TIME, EARLY -> 0;
      case INTERRUPTED -> Interruption.EXIT_CODE;
      case DIVERGED -> 1;
    };
  }

  /**
   * Whether a person watches standard output, so that a line may be written over. The launcher
   * knows, and says so by {@value #TERMINAL}; Java 17 itself takes a pipe on standard input for an
   * answer to both.
   */
  public static boolean isTerminal() {
    String known = System.getProperty(TERMINAL, "");
    return known.isEmpty() ? CommandLine.Help.Ansi.AUTO.enabled() : known.equals("true");
  }

  /** Standard output as text, flushed at each line. */
  public static PrintWriter out() {
    return new PrintWriter(System.out, true, Charset.defaultCharset());
  }
}
