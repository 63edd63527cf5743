package dev.unroll.training.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graphics processor as {@code nvidia-smi} describes it.
 *
 * @param name such as "NVIDIA H200"
 * @param major first part of the compute capability, the generation
 * @param minor second part
 * @param driver version, such as "550.54.15"
 */
record NvidiaGpu(String name, int major, int minor, String driver) {
  /** CUDA 11 works with every driver from this one on. */
  private static final int OLDEST_DRIVER = 450;

  private static final Pattern LINE =
      Pattern.compile("(.+?), *(\\d+)\\.(\\d+), *(\\d[\\d.]*)", Pattern.DOTALL);

  /** Whether a line of {@code --query-gpu=name,compute_cap,driver_version} describes a GPU. */
  static boolean describedBy(String line) {
    return LINE.matcher(line.strip()).matches();
  }

  static NvidiaGpu of(String line) {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a line of nvidia-smi: " + line);
    }
    return new NvidiaGpu(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        parts.group(4));
  }

  /**
   * Whether machine code for 3.7 to 8.6 runs. Code for one capability runs on later ones of the
   * same generation, so on 8.9 too (CUDA C++ programming guide, binary compatibility).
   */
  boolean runsMachineCode() {
    return major == 3 ? minor >= 7 : major > 3 && major <= 8;
  }

  boolean hasDriver() {
    return Integer.parseInt(driver.split("\\.")[0]) >= OLDEST_DRIVER;
  }

  @Override
  public String toString() {
    return "GPU "
        + name
        + " (compute capability "
        + major
        + "."
        + minor
        + ", driver "
        + driver
        + ")";
  }
}
