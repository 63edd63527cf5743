package dev.unroll.training.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C and SIGTERM into a question that the loop asks after each update, and keeps the JVM
 * alive until the checkpoint is written and this is closed, for a minute at most.
 *
 * <p>The JVM then ends with the exit code of the signal (130 for Ctrl-C, 143 for SIGTERM), whatever
 * the command returns. Use it in a try-with-resources around everything that must be finished.
 */
public final class Interruption implements BooleanSupplier, AutoCloseable {
  /** What a command returns when it was interrupted. */
  public static final int EXIT_CODE = 130;

  private static final long SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private volatile boolean requested;

  private Interruption() {}

  /** Listens from now on until closed. */
  public static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void interrupt() {
    requested = true;
    try {
      if (!finished.await(SECONDS, TimeUnit.SECONDS)) {
        return; // something hangs; what was saved before stays
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody asked the run to stop. */
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /** All is on disk and said; the JVM may end. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return; // it is running, and ends now
    }
  }
}
