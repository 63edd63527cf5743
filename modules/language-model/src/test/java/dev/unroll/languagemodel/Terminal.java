package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.command.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a user sees of one command: exit code, standard output and standard error. */
record Terminal(int code, String out, String err) {
  /** Runs {@code unroll lm} in this process. */
  static Terminal lm(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = new Shell(new LanguageModelCommand());
    shell.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = shell.run(arguments);
    return new Terminal(code, out.toString(), err.toString());
  }

  /** A short training with a tiny network. */
  static Terminal train(Object data, Object run, String... more) {
    Stream<String> tiny =
        Stream.of(
            "train --hidden 8 --batch 4 --bptt 16 --steps 4 --evaluate-every 2 --data".split(" "));
    Stream<String> folders = Stream.of(data.toString(), "--run", run.toString());
    return lm(Stream.of(tiny, folders, Stream.of(more)).flatMap(s -> s).toArray(String[]::new));
  }

  Terminal works() {
    assertEquals(0, code, err);
    assertEquals("", err);
    return this;
  }

  /** Exactly this one line, and no trace. */
  void fails(int expected, String line) {
    assertEquals("unroll: " + line, err.strip());
    assertEquals(expected, code);
  }

  /** One line with all these parts, and no trace. */
  void failsWith(int expected, String... parts) {
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("unroll: "), err);
    assertTrue(!err.contains("internal error"), err);
    for (String part : parts) {
      assertTrue(err.contains(part), part + " in " + err);
    }
    assertEquals(expected, code, err);
  }
}
