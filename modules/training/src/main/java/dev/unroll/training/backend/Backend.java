package dev.unroll.training.backend;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's backend, whichever is on the class path, made ready for recurrent networks. */
public final class Backend {
  private static final String THREADS = "OMP_NUM_THREADS";

  /**
   * JavaCPP reads the process's memory from the operating system at every allocation to hold it
   * below this limit; small arrays come by the thousand, and a quarter of the time went there.
   */
  private static final String MEMORY_CHECK = "org.bytedeco.javacpp.maxPhysicalBytes";

  private Backend() {}

  /**
   * Checks that the backend can work and starts it; a second call does no harm.
   *
   * <p>ND4J's own threads are limited to one unless the user says otherwise in {@code
   * OMP_NUM_THREADS}: a recurrent layer works in thousands of small operations, and OpenMP's and
   * the BLAS's waiting threads cost more than they help.
   *
   * @return one line that names the backend
   * @throws UnusableBackend when it cannot work here
   */
  public static String start() {
    if (System.getProperty(MEMORY_CHECK) == null) {
      System.setProperty(MEMORY_CHECK, "0");
    }
    String found = new BackendCheck().verify();
    try {
      Nd4j.getBackend(); // ND4J's native operations answer only once ND4J itself has started
      if (System.getenv(THREADS) == null) {
        threads(1);
      }
    } catch (LinkageError e) {
      throw new UnusableBackend("ND4J's backend " + found + " does not start: " + cause(e), e);
    }
    return found;
  }

  private static void threads(int count) {
    Nd4j.factory().blas().setMaxThreads(count);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
  }

  /** Threads that one operation may use: of OpenMP, and of matrix products. */
  public static String threads() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads()
        + " for operations, "
        + Nd4j.factory().blas().getMaxThreads()
        + " for matrix products";
  }

  private static Throwable cause(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
