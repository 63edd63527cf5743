package dev.unroll.training.run;

import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import dev.unroll.training.run.RunRecord.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Keeps {@code run.json}: written when the loop begins, and again when it ends. */
public final class RecordFile implements Watcher {
  private final Path file;
  private final RunRecord before;
  private final List<String> commandLine;
  private final Provenance provenance;
  private final String started = now();

  /**
   * @param before what earlier sessions left, or {@link RunRecord#of}
   * @param commandLine of this process, as typed
   */
  public RecordFile(Path file, RunRecord before, List<String> commandLine, Provenance provenance) {
    this.file = file;
    this.before = before;
    this.commandLine = List.copyOf(commandLine);
    this.provenance = provenance;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Started) {
      write("", "running");
    } else if (event instanceof Event.Finished finished) {
      write(now(), finished.outcome().message());
    }
  }

  /** Notes that the run failed. */
  public void failed(String message) {
    write(now(), "failed: " + message);
  }

  private void write(String ended, String outcome) {
    before.with(new Session(commandLine, provenance, started, ended, outcome)).write(file);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
