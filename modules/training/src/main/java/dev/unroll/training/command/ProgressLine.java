package dev.unroll.training.command;

import dev.unroll.training.Limits;
import dev.unroll.training.LoopState;
import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Prints how a run goes: one live line that is written over on a terminal, or else one line every
 * ten seconds, and a line that stays for each evaluation.
 */
public final class ProgressLine implements Watcher {
  private static final double SMOOTHING = 0.98;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long FILE_NANOS = 10_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final Limits limits;
  private final LongSupplier clock;

  private long planned;
  private LoopState began = LoopState.start();
  private LoopState before = LoopState.start();
  private long printed;
  private int width;
  private final Average loss = new Average();
  private final Average seconds = new Average();
  private final Average tokens = new Average();

  /** Prints to {@code out}, for a person on a terminal or for a file. */
  public ProgressLine(PrintWriter out, boolean terminal, Limits limits) {
    this(out, terminal, limits, System::nanoTime);
  }

  ProgressLine(PrintWriter out, boolean terminal, Limits limits, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.limits = limits;
    this.clock = nanos;
  }

  /** An exponential moving average without the bias of its start (Kingma and Ba 2015, sec. 3). */
  private static final class Average {
    private double sum;
    private double weight;

    void add(double value) {
      sum = SMOOTHING * sum + (1 - SMOOTHING) * value;
      weight = SMOOTHING * weight + 1 - SMOOTHING;
    }

    double value() {
      return sum / weight;
    }
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Started started) {
      planned = started.plannedSteps();
      began = started.state();
      printed = clock.getAsLong();
    } else if (event instanceof Event.Stepped stepped) {
      stepped(stepped);
    } else if (event instanceof Event.Evaluated evaluated) {
      println(evaluation(evaluated));
    } else if (event instanceof Event.Finished finished) {
      println(finished.outcome().message());
    }
    before = event.state();
  }

  private void stepped(Event.Stepped event) {
    loss.add(event.result().loss());
    tokens.add((double) event.result().tokens());
    seconds.add(event.state().seconds() - before.seconds());
    long now = clock.getAsLong();
    if (now - printed < (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
      return;
    }
    printed = now;
    if (terminal) {
      String line = progress(event.state());
      out.print("\r" + padded(line));
      out.flush();
      width = line.length();
    } else {
      println(progress(event.state()));
    }
  }

  private String progress(LoopState state) {
    return String.format(
        Locale.ROOT,
        "step %,d/%,d  epoch %d/%d  loss %.4f  %,.0f tokens/s  %s left",
        state.step(),
        planned,
        Math.min(state.epoch() + 1, limits.epochs()),
        limits.epochs(),
        loss.value(),
        tokens.value() / seconds.value(),
        time(secondsLeft(state)));
  }

  /** Of the session so far, evaluations included; the sooner of steps and time. */
  private double secondsLeft(LoopState state) {
    double perStep = (state.seconds() - began.seconds()) / (state.step() - began.step());
    double steps = (planned - state.step()) * perStep;
    return Math.max(0, Math.min(steps, limits.minutes() * 60 - state.seconds()));
  }

  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String evaluation(Event.Evaluated event) {
    String metrics =
        event.measurement().metrics().entrySet().stream()
            .map(
                metric ->
                    String.format(Locale.ROOT, "  %s %.4f", metric.getKey(), metric.getValue()))
            .collect(Collectors.joining());
    return String.format(
            Locale.ROOT,
            "step %,d  training loss %.4f  held-out loss %.4f",
            event.state().step(),
            event.trainingLoss(),
            event.measurement().loss())
        + metrics
        + (event.state().atBest() ? "  (best)" : "");
  }

  private void println(String line) {
    out.println(terminal ? "\r" + padded(line) : line);
    out.flush();
    width = 0;
  }

  /** Spaces cover what is left of a longer line before. */
  private String padded(String line) {
    return line + " ".repeat(Math.max(0, width - line.length()));
  }
}
