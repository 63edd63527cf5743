package dev.unroll.layers.kernel;

import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether oneDNN works here; where it does not, the layers compute with ND4J alone. */
public final class NativeKernels {
  /** Set to {@code false} as a system property, it keeps the layers from using oneDNN. */
  public static final String PROPERTY = "unroll.kernels";

  private static final Logger LOG = LoggerFactory.getLogger(NativeKernels.class);

  private static final ThreadLocal<Boolean> NARROW =
      ThreadLocal.withInitial(
          () -> {
            Nd4j.getBackend(); // before it has started, its operations cannot be asked
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            return true;
          });

  private NativeKernels() {}

  private static final class Found {
    static final engine ENGINE = find();

    private static engine find() {
      if (!Boolean.parseBoolean(System.getProperty(PROPERTY, "true"))) {
        LOG.info("recurrent layers compute with ND4J alone, because {} is false", PROPERTY);
        return null;
      }
      String backend = Nd4j.getBackend().getClass().getSimpleName();
      if (!backend.equals("CpuBackend")) {
        LOG.info("recurrent layers compute with ND4J's {}; oneDNN is for the CPU", backend);
        return null;
      }
      try {
        Loader.load(org.bytedeco.dnnl.global.dnnl.class);
        return new engine(engine.kind.cpu, 0);
      } catch (LinkageError | RuntimeException e) {
        LOG.warn(
            "recurrent layers compute with ND4J alone and slowly: oneDNN does not start ({})",
            e.toString());
        return null;
      }
    }
  }

  /** Whether oneDNN works here; says in the log, once, why not. */
  public static boolean available() {
    return Found.ENGINE != null;
  }

  static engine engine() {
    return Found.ENGINE;
  }

  /**
   * Keeps OpenMP from starting threads for what this thread calls: with the rows divided among Java
   * threads they would only wait, and waiting they take the cores. It holds for whatever this
   * thread does with ND4J from then on. Cheap after the first call.
   */
  public static void narrow() {
    NARROW.get();
  }
}
