package dev.unroll.cli;

import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Progress;
import java.io.PrintWriter;

/** Shows a fetch as one line that is written over, on a terminal; elsewhere nothing. */
final class ProgressLine implements Progress {
  private static final long BETWEEN_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private long lastShown = System.nanoTime() - BETWEEN_NANOS;
  private int width;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void received(String name, long bytes, long total) {
    if (System.nanoTime() - lastShown < BETWEEN_NANOS && bytes != total) {
      return;
    }
    lastShown = System.nanoTime();
    show(
        total > 0
            ? "%s  %d %% of %.1f MB".formatted(name, 100 * bytes / total, total * 1e-6)
            : "%s  %.1f MB".formatted(name, bytes * 1e-6));
  }

  @Override
  public void waiting(Dataset dataset) {
    show("waiting for another fetch of " + dataset.name());
  }

  /** Removes the line, so that something else may be printed. */
  void clear() {
    show("");
    if (terminal) {
      out.print('\r');
      out.flush();
    }
  }

  private void show(String text) {
    if (terminal) {
      out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
      out.flush();
      width = text.length();
    }
  }
}
