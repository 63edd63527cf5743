package dev.unroll.training.report;

import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import dev.unroll.training.run.Replacement;
import dev.unroll.training.run.RunFiles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code report.html} anew at each evaluation and at the end, from the other files of the
 * run folder; so it must be told after those who write them.
 */
public final class Report implements Watcher {
  private final RunFiles files;
  private final Map<String, Double> references;

  /**
   * @param references losses in nats per token to compare with, by name, such as an entropy floor
   */
  public Report(RunFiles files, Map<String, Double> references) {
    this.files = files;
    this.references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Evaluated || event instanceof Event.Finished) {
      write();
    }
  }

  /** Writes the page as the files stand. */
  public void write() {
    Replacement.write(files.report(), new Page(files, references).html());
  }
}
