package dev.unroll.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.core.check.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * A contender's side of the conversation with the runner: one line for each line.
 *
 * <pre>
 * (once ready)     ready  first-loss  note
 * round            round  seconds  tokens  loss
 * stop             bye
 * </pre>
 *
 * Fields are parted by tabs, and answers begin with {@code @}, so that whatever natives print
 * between them does no harm. A round is the same number of steps each time, chosen after the
 * warm-up so that one takes about {@link Pace#round} seconds.
 *
 * @param <C> what the contender can do
 */
public final class Worker<C extends Case> {
  /** What an answer begins with. */
  public static final String MARK = "@";

  private static final double NANOSECONDS = 1e-9;

  private final C work;
  private final long[] tokens;
  private final Contender<C> contender;
  private final BufferedReader questions;
  private final PrintStream answers;
  private long steps;
  private long taken;
  private double loss;

  /** A worker that talks over these streams. */
  public Worker(C work, Contender<C> contender, BufferedReader questions, PrintStream answers) {
    this.work = work;
    this.tokens = work.tokens();
    this.contender = contender;
    this.questions = questions;
    this.answers = answers;
  }

  /**
   * Serves the runner over standard input and output until it stops or goes away.
   *
   * @param kind of the cases that the contender can do
   * @param arguments case, seconds of a round, seconds of the warm-up
   */
  public static <C extends Case> void serve(
      Class<C> kind, Contender<C> contender, String... arguments) {
    PrintStream out = System.out;
    System.setOut(System.err); // what libraries print is no answer
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Pace pace = new Pace(Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]));
    Case work = Cases.named(arguments[0]).get(0);
    Check.require(
        kind.isInstance(work),
        "this contender cannot do " + work.name() + ", a case of another kind");
    try {
      new Worker<>(kind.cast(work), contender, in, out).run(pace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.exit(0); // natives leave threads behind
  }

  /** Prepares, warms up, answers. */
  public void run(Pace pace) throws IOException {
    String note = contender.prepare(work);
    double first = step();
    warmUp(pace);
    answer("ready", String.valueOf(first), note);
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      switch (line) {
        case "round" -> round();
        case "stop" -> {
          answer("bye");
          return;
        }
        default -> throw new IOException("the runner asked for \"" + line + "\"");
      }
    }
  }

  private void warmUp(Pace pace) {
    long begin = System.nanoTime();
    long last = begin;
    double fastest = Double.MAX_VALUE;
    do {
      step();
      long now = System.nanoTime();
      fastest = Math.min(fastest, (now - last) * NANOSECONDS);
      last = now;
    } while ((last - begin) * NANOSECONDS < pace.warmUp());
    steps = Math.max(1, (long) Math.ceil(pace.round() / fastest));
  }

  private void round() {
    long done = 0;
    for (long i = taken; i < taken + steps; i++) {
      done += tokens[(int) (i % tokens.length)];
    }
    long begin = System.nanoTime();
    for (long i = 0; i < steps; i++) {
      step();
    }
    double seconds = (System.nanoTime() - begin) * NANOSECONDS;
    answer(
        "round",
        String.format(Locale.ROOT, "%.6f", seconds),
        String.valueOf(done),
        String.valueOf(loss));
  }

  private double step() {
    loss = contender.step(taken);
    Check.require(Double.isFinite(loss), "the loss of step " + taken + " is " + loss);
    taken++;
    return loss;
  }

  private void answer(String... fields) {
    answers.print(MARK + String.join("\t", fields) + "\n");
    answers.flush();
  }
}
