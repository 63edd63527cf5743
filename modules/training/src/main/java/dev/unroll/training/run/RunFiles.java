package dev.unroll.training.run;

import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of a run lie. Reading them needs no lock.
 *
 * @param folder the run's
 */
public record RunFiles(Path folder) {
  /**
   * The first of {@code folder}, {@code folder-2}, {@code folder-3} and so on that is not there.
   */
  public static Path free(Path folder) {
    Path free = folder;
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolveSibling(folder.getFileName() + "-" + i);
    }
    return free;
  }

  /**
   * The checkpoint that a path stands for, to use its model.
   *
   * @param run a run folder, of which it is {@link #model()}, or a checkpoint file
   * @throws IOException when there is none or it is damaged; the message names the file
   */
  public static Checkpoint checkpoint(Path run) throws IOException {
    return Files.isDirectory(run) ? new RunFiles(run).model() : CheckpointFile.read(run);
  }

  /** The checkpoint with the lowest held-out loss. */
  public Path best() {
    return folder.resolve("best.zip");
  }

  /** The newest checkpoint. */
  public Path last() {
    return folder.resolve("last.zip");
  }

  /** Configuration and provenance. */
  public Path record() {
    return folder.resolve("run.json");
  }

  /** One row for each evaluation. */
  public Path metrics() {
    return folder.resolve("metrics.csv");
  }

  /** One sample for each evaluation. */
  public Path samples() {
    return folder.resolve("samples.jsonl");
  }

  /** The page for people. */
  public Path report() {
    return folder.resolve("report.html");
  }

  /** Whether there is a checkpoint; without one, nothing in the folder can be continued. */
  public boolean holdRun() {
    return Files.exists(best()) || Files.exists(last());
  }

  /**
   * The checkpoint to use the model with: the best, or the last when nothing was evaluated yet.
   *
   * @throws IOException when there is none or it is damaged; the message names the file
   */
  public Checkpoint model() throws IOException {
    return CheckpointFile.read(Files.exists(best()) ? best() : last());
  }
}
