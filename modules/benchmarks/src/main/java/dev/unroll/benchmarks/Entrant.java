package dev.unroll.benchmarks;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Gates;
import dev.unroll.benchmarks.work.SpeechCase;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.TranslationCase;
import dev.unroll.benchmarks.work.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The contenders and how each is started: a library, and what decides how fast it is. */
enum Entrant {
  /** This project, as its launcher starts it. */
  OURS("ours", "dl4j.OursContender", "1"),
  /** Deeplearning4j with one thread, which is its best for small networks. */
  STOCK_ONE_THREAD("stock-1", "dl4j.StockContender", "1"),
  /** Deeplearning4j with the threads that it takes when nobody says how many. */
  STOCK("stock", "dl4j.StockContender", ""),
  /** libtorch with MKL on one thread, which suits small products. */
  LIBTORCH_ONE_THREAD("libtorch-1", "libtorch.LibtorchContender", "1"),
  /** libtorch with MKL on all threads. */
  LIBTORCH("libtorch", "libtorch.LibtorchContender", ""),
  /** Matrix products alone. */
  PEAK("sgemm", "dl4j.PeakContender", "1");

  /** The system property that names libtorch's class path; the script {@code compare} sets it. */
  static final String LIBTORCH_CLASS_PATH = "unroll.benchmarks.libtorch";

  private static final String PACKAGE = "dev.unroll.benchmarks.";

  private final String label;
  private final String main;
  private final String openMpThreads;

  Entrant(String label, String main, String openMpThreads) {
    this.label = label;
    this.main = main;
    this.openMpThreads = openMpThreads;
  }

  /** As typed and printed. */
  String label() {
    return label;
  }

  /**
   * @throws IllegalArgumentException listing the labels
   */
  static Entrant labelled(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no contender \""
                        + label
                        + "\"; choose from ours, stock-1, stock, libtorch-1, libtorch"));
  }

  /** Whether it can do a case. */
  boolean offers(Case work) {
    return switch (this) {
      case OURS, LIBTORCH_ONE_THREAD, LIBTORCH -> !multiplies(work);
      case STOCK_ONE_THREAD, STOCK ->
          !multiplies(work) && work instanceof StackCase stack && stack.gates() == Gates.LSTM;
      case PEAK -> multiplies(work);
    };
  }

  private static boolean multiplies(Case work) {
    return work instanceof StackCase stack && stack.work() == Work.MULTIPLY;
  }

  private boolean isLibtorch() {
    return this == LIBTORCH || this == LIBTORCH_ONE_THREAD;
  }

  /** Only those that offer a kind of case have a class for it. */
  private String main(Case work) {
    String kind = "Contender";
    if (work instanceof SpeechCase) {
      kind = "Speech";
    } else if (work instanceof TranslationCase) {
      kind = "Translation";
    } else if (work instanceof CaptionCase) {
      kind = "Caption";
    } else if (work instanceof AutoencoderCase) {
      kind = "Autoencoder";
    } else if (work instanceof CaptionerCase) {
      kind = "Captioner";
    } else if (work instanceof TaggingCase) {
      kind = "Tagging";
    }
    return main.replace("Contender", kind);
  }

  /** The class path of its process. */
  String classPath() {
    return isLibtorch()
        ? System.getProperty(LIBTORCH_CLASS_PATH, "")
        : System.getProperty("java.class.path");
  }

  /** Command line for a case, but for the worker's arguments. */
  List<String> command(Case work) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx4g",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=dev/unroll/training/command/logback.xml",
                // Else JavaCPP asks the operating system for the memory in use at each allocation.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    if (isLibtorch()) {
      command.add("-Dorg.bytedeco.openblas.load=mkl_rt");
    }
    command.addAll(List.of("-cp", classPath(), PACKAGE + main(work)));
    return command;
  }

  /** Sets its threads; whatever the user has set for other programs is removed. */
  void configure(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.matches("(OMP|MKL|KMP|GOMP|OPENBLAS)_.*"));
    if (!openMpThreads.isEmpty()) {
      environment.put("OMP_NUM_THREADS", openMpThreads);
    }
  }
}
