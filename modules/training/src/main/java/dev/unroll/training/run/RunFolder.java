package dev.unroll.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.core.check.Check;
import dev.unroll.training.Loop;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A run folder that this process alone writes to, until it is closed.
 *
 * <p>The lock is the operating system's, on {@code .lock}, so that it ends with the process however
 * that ends. The file holds the process id for the message that others get.
 */
public final class RunFolder implements AutoCloseable {
  // One byte far beyond the text: Windows forbids others to read what is locked.
  private static final long LOCKED = Long.MAX_VALUE - 1;

  private final RunFiles files;
  private final FileChannel channel;

  private RunFolder(Path folder) throws IOException {
    files = new RunFiles(folder);
    channel =
        FileChannel.open(
            folder.resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  /**
   * Opens a folder for a new run; makes it when it is not there.
   *
   * @throws IllegalArgumentException when it already holds a run
   * @throws IOException when another process uses it or it cannot be written
   */
  public static RunFolder create(Path folder) throws IOException {
    Files.createDirectories(folder);
    RunFolder opened = open(folder);
    if (opened.files.holdRun()) {
      opened.close();
      throw new IllegalArgumentException(
          "run folder "
              + folder
              + " already holds a run; continue it with resume, or choose another --run");
    }
    return opened;
  }

  /**
   * Opens a folder to go on with its run.
   *
   * @throws IllegalArgumentException when it holds no checkpoint
   * @throws IOException when another process uses it or it cannot be written
   */
  public static RunFolder resume(Path folder) throws IOException {
    Check.require(
        new RunFiles(folder).holdRun(),
        "run folder " + folder + " holds no run to resume; is --run right?");
    return open(folder);
  }

  private static RunFolder open(Path folder) throws IOException {
    RunFolder opened = new RunFolder(folder);
    if (!opened.locked()) {
      String holder = Files.readString(folder.resolve(".lock"), UTF_8);
      opened.channel.close();
      throw new IOException(
          "run folder "
              + folder
              + " is in use by another process ("
              + holder
              + "); wait for it or choose another --run");
    }
    opened.channel.truncate(0);
    opened.channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
    opened.removeParts();
    return opened;
  }

  private boolean locked() throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException held) {
      return false; // by this very process
    }
  }

  /** What a killed process left half written. */
  private void removeParts() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(files.folder(), "*.part")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Where the files lie. */
  public RunFiles files() {
    return files;
  }

  /**
   * Keeps checkpoints here. The best one is written before the last one: killed between the two, a
   * run resumes from the last one and writes the same best one again.
   *
   * @param model what is needed to use the model without its data, as text by entry name
   * @return a saver that throws {@link UncheckedIOException} when the disk is full or fails
   */
  public Loop.Saver saver(Map<String, String> model) {
    Map<String, String> texts = Map.copyOf(model);
    return (state, task, best) -> save(new Checkpoint(state, task, texts), best);
  }

  private void save(Checkpoint checkpoint, boolean best) {
    try {
      if (best) {
        CheckpointFile.write(files.best(), checkpoint);
      }
      CheckpointFile.write(files.last(), checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets other processes have the folder. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
