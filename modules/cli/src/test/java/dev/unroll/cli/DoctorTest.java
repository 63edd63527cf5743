package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.cli.Finding.Level;
import dev.unroll.training.command.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorTest {
  private static final List<String> NO_MAVEN = List.of("no-such-program-as-this");

  @TempDir Path temp;

  @Test
  void thisMachineCanTrain() {
    StringWriter out = new StringWriter();
    CommandLine line = Unroll.commandLine().setOut(new PrintWriter(out));
    assertEquals(0, new Shell(line).run("doctor"), out::toString);
    assertTrue(out.toString().contains("a matrix product comes out right"), out.toString());
    assertTrue(out.toString().contains("a small LSTM learns to count"), out.toString());
    assertTrue(out.toString().startsWith("ok       Java "), out.toString());
  }

  @Test
  void aProblemIsExitCodeOneAndAWarningIsNot() {
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out);
    assertEquals(0, DoctorCommand.print(List.of(Finding.warning("a")), print));
    assertEquals(1, DoctorCommand.print(List.of(Finding.problem("b"), Finding.ok("c")), print));
    assertEquals(
        List.of("warning  a", "problem  b", "ok       c"), out.toString().lines().toList());
  }

  @Test
  void whatIsInstalledIsListedAndMissingMavenIsOnlyAWarning() throws IOException {
    Files.createDirectories(temp.resolve("shakespeare"));
    Files.createDirectories(temp.resolve("ptb"));
    List<Finding> findings = new Examination(temp, NO_MAVEN).findings();
    assertTrue(
        findings.contains(Finding.ok("data folder " + temp + ": ptb, shakespeare")),
        findings::toString);
    assertEquals(
        1,
        findings.stream()
            .filter(finding -> finding.level() == Level.WARNING)
            .filter(finding -> finding.text().startsWith("Maven"))
            .count());
  }
}
