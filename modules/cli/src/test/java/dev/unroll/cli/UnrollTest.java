package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class UnrollTest {
  /** An application that is only on the class path and registered. */
  public static final class Sample implements ApplicationCommand {
    @Override
    public Object command() {
      return new SampleCommand();
    }
  }

  @Command(name = "sample-application", description = "Says nothing.")
  static final class SampleCommand implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void aRegisteredApplicationIsACommand() {
    assertEquals(0, new Shell(Unroll.commandLine()).run("sample-application"));
  }

  @Test
  void helpListsTheCommands() {
    StringWriter out = new StringWriter();
    CommandLine line = Unroll.commandLine().setOut(new PrintWriter(out));
    assertEquals(0, new Shell(line).run("--help"));
    assertTrue(out.toString().contains("doctor"), out.toString());
    assertTrue(out.toString().contains("sample-application"), out.toString());
  }

  @Test
  void noCommandIsWrongUse() {
    StringWriter err = new StringWriter();
    CommandLine line = Unroll.commandLine().setErr(new PrintWriter(err));
    assertEquals(2, new Shell(line).run());
    assertEquals("unroll: Missing required subcommand (see unroll --help)", err.toString().strip());
  }
}
