package dev.unroll.training.command;

import dev.unroll.training.backend.UnusableBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what went wrong in one line. */
public final class Failure {
  private Failure() {}

  public static String line(Throwable failure) {
    return message(failure).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String message(Throwable failure) {
    if (failure instanceof UncheckedIOException wrapped && isNoMore(wrapped)) {
      return message(wrapped.getCause());
    }
    if (failure instanceof FileSystemException file) {
      return file(file);
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory ("
          + failure.getMessage()
          + "): use a smaller batch or model, or give Java more with -Xmx";
    }
    boolean written =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalArgumentException
            || failure instanceof UnusableBackend;
    return written && failure.getMessage() != null
        ? failure.getMessage()
        : "internal error: " + failure + "; run again with --debug to see where";
  }

  /** Whether the wrapper has no message of its own. */
  private static boolean isNoMore(UncheckedIOException wrapped) {
    return String.valueOf(wrapped.getMessage()).equals(wrapped.getCause().toString());
  }

  /** The JDK's messages are the name of the file only. */
  private static String file(FileSystemException failure) {
    String reason = String.valueOf(failure.getReason());
    if (failure instanceof NoSuchFileException) {
      reason = "no such file or folder";
    } else if (failure instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      reason = "a file is in the way";
    }
    return failure.getFile() + ": " + reason;
  }
}
