package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.command.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a user sees of {@code unroll caption}: exit code, standard output and standard error. */
record Terminal(int code, String out, String err) {
  static Terminal run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = new Shell(new CaptionCommand());
    shell.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = shell.run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Terminal(code, out.toString(), err.toString());
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, Object... more) {
    String[] tiny =
        ("train --hidden 8 --embedding 6 --batch 4 --captions 2 --steps 6 --evaluate-every 3"
                + " --min-count 1 --dropout 0.1")
            .split(" ");
    Stream<Object> files = Stream.of("--data", data, "--run", run);
    Object[] all =
        Stream.of(Stream.of(tiny), files, Stream.of(more)).flatMap(part -> part).toArray();
    return run(all);
  }

  Terminal works() {
    return worksAndNotes("");
  }

  /** Says this beside its output. */
  Terminal worksAndNotes(String note) {
    assertEquals(note, err.strip());
    assertEquals(0, code);
    return this;
  }

  /** One line with all these parts, and no trace. */
  void failsWith(int expected, String... parts) {
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("unroll: ") && !err.contains("internal error"), err);
    for (String part : parts) {
      assertTrue(err.contains(part), part + " in " + err);
    }
    assertEquals(expected, code, err);
  }

  Terminal shows(String... parts) {
    for (String part : parts) {
      assertTrue(out.contains(part), part + " in " + out);
    }
    return this;
  }
}
