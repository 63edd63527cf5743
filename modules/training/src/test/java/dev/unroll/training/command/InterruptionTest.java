package dev.unroll.training.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptionTest {
  @Test
  void nothingIsRequestedUnlessAsked() {
    try (Interruption interruption = Interruption.listen()) {
      assertFalse(interruption.getAsBoolean());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
  void aSignalLetsTheLoopFinishBeforeTheProcessEnds() throws Exception {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = child.inputReader(UTF_8)) {
      assertEquals("trains", output.readLine());
      assumeFalse(ignoresInterrupts(child), "a shell has put this in the background without INT");
      new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
      assertEquals("saved", output.readLine());
      assertEquals(true, child.waitFor(10, TimeUnit.SECONDS));
      assertEquals(Interruption.EXIT_CODE, child.exitValue());
    } finally {
      child.destroyForcibly();
    }
  }

  /** Whether INT does not reach a process, where Linux tells so. */
  private static boolean ignoresInterrupts(Process child) throws IOException {
    Path status = Path.of("/proc", Long.toString(child.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring(line.indexOf('\t') + 1).strip(), 16))
        .anyMatch(ignored -> ignored.testBit(1)); // signal 2
  }

  /** Trains until it is told to stop, and takes a while to save. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (Interruption interruption = Interruption.listen()) {
        System.out.println("trains");
        while (!interruption.getAsBoolean()) {
          Thread.sleep(5);
        }
        Thread.sleep(300);
        System.out.println("saved");
      }
      System.exit(0);
    }
  }
}
