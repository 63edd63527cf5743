package dev.unroll.data.catalogue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time work on a folder. The system gives the lock back when a
 * process dies. The lock file itself stays: were it deleted, two processes could lock two files of
 * the same name.
 */
final class FolderLock {
  /** File locks hold for a whole process, so threads need their own. */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private FolderLock() {}

  /** Work on the folder. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Waits until nobody else has the lock, and works.
   *
   * @param file absolute path of the lock file, made when missing
   * @param waiting told when somebody else has the lock
   */
  static <T> T holding(Path file, Runnable waiting, Work<T> work) throws IOException {
    ReentrantLock thread = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
    if (!thread.tryLock()) {
      waiting.run();
      thread.lock();
    }
    // Closing the channel gives the file's lock back.
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        waiting.run();
        channel.lock();
      }
      return work.run();
    } finally {
      thread.unlock();
    }
  }
}
