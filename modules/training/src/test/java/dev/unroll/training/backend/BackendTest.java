package dev.unroll.training.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendTest {
  private static String threadsOfAChild(Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName());
    builder.environment().remove("OMP_NUM_THREADS");
    builder.environment().putAll(environment);
    Process child = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = child.inputReader(UTF_8)) {
      return output.readLine();
    }
  }

  @Test
  void nd4jKeepsToOneThreadUnlessTheUserSaysOtherwise() throws Exception {
    assertEquals("1 for operations, 1 for matrix products", threadsOfAChild(Map.of()));
    Map<String, String> two = Map.of("OMP_NUM_THREADS", "2");
    assertEquals("2 for operations, 2 for matrix products", threadsOfAChild(two));
  }

  /** A start without the launcher's environment. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      Backend.start();
      System.out.println(Backend.threads());
    }
  }
}
