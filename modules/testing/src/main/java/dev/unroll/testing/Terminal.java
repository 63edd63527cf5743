package dev.unroll.testing;

import dev.unroll.training.command.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a user sees of one command: exit code, standard output and standard error. */
public record Terminal(int code, String out, String err) {
  /** Runs {@code command} in this process with {@code arguments}, written as text. */
  public static Terminal of(Object command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = new Shell(command);
    shell.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = shell.run(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Terminal(code, out.toString(), err.toString());
  }

  /** Arguments that stand in one text, those of two files, and others, in one array. */
  public static Object[] arguments(String first, Object data, Object run, Object... more) {
    Stream<Object> files = Stream.of("--data", data, "--run", run);
    return Stream.of(Stream.<Object>of((Object[]) first.split(" ")), files, Stream.of(more))
        .flatMap(part -> part)
        .toArray();
  }

  /** It ends with 0 and notes nothing. */
  public Terminal works() {
    return worksAndNotes("");
  }

  /** It ends with 0 and says this beside its output. */
  public Terminal worksAndNotes(String note) {
    return ends(0, note);
  }

  /** It fails with exactly this one line, and no trace. */
  public void fails(int expected, String line) {
    ends(expected, "unroll: " + line);
  }

  private Terminal ends(int expected, String said) {
    require(err.strip().equals(said), "expected <" + said + "> on standard error");
    require(code == expected, "expected exit code " + expected);
    return this;
  }

  /** It fails with one line that has all these parts, and no trace. */
  public void failsWith(int expected, String... parts) {
    require(err.lines().count() == 1, "expected one line on standard error");
    require(
        err.startsWith("unroll: ") && !err.contains("internal error"), "expected a clear error");
    for (String part : parts) {
      require(err.contains(part), "expected " + part + " on standard error");
    }
    require(code == expected, "expected exit code " + expected);
  }

  /** Its output has all these parts. */
  public Terminal shows(String... parts) {
    for (String part : parts) {
      require(out.contains(part), "expected " + part + " on standard output");
    }
    return this;
  }

  private void require(boolean holds, String expected) {
    if (!holds) {
      throw new AssertionError(expected + ", but was " + this);
    }
  }
}
