package dev.unroll.benchmarks;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who used the processors up to a moment, from Linux's {@code /proc}.
 *
 * <p>Linux counts in ticks of 10 ms, and the machine's total less finely than a process's own time:
 * over a second, the difference of two is right to about two hundredths of a processor.
 *
 * @param nanoseconds of the clock
 * @param busy seconds of all processors since the machine started, time stolen by a hypervisor
 *     included
 * @param processes seconds of each of the runner's own processes, by their ids
 */
record Processors(long nanoseconds, double busy, Map<Long, Double> processes) {
  private static final double TICK = 0.01;
  private static final double NANOSECOND = 1e-9;

  /** Fields of the line "cpu" of /proc/stat that are neither idle nor counted twice. */
  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /** Now, with these processes and the runner itself. */
  static Processors now(Collection<Long> ids) throws IOException {
    Map<Long, Double> processes = new LinkedHashMap<>();
    for (long id : ids) {
      processes.put(id, ofProcess(Files.readString(Path.of("/proc/" + id + "/stat"))));
    }
    long self = ProcessHandle.current().pid();
    processes.put(self, ofProcess(Files.readString(Path.of("/proc/" + self + "/stat"))));
    String total = Files.readString(Path.of("/proc/stat"));
    return new Processors(System.nanoTime(), ofMachine(total), processes);
  }

  /** Load average of the last minute. */
  static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /** Busy seconds of all processors in the text of /proc/stat. */
  static double ofMachine(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").split(" +");
    Check.require(
        fields[0].equals("cpu") && fields.length > BUSY[BUSY.length - 1],
        "/proc/stat must begin with the line of all processors, but with " + fields[0]);
    long ticks = 0;
    for (int field : BUSY) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks * TICK;
  }

  /** Seconds of a process in the text of its stat; its name may hold blanks and brackets. */
  static double ofProcess(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK;
  }

  /** Processors, on average since {@code before}, that none of these processes used; 0 is quiet. */
  double others(Processors before) {
    double own = 0;
    for (long id : processes.keySet()) {
      own += used(before, id);
    }
    return Math.max(0, busy - before.busy - own) / seconds(before);
  }

  /** Processors, on average since {@code before}, that these processes used but the named one. */
  double idle(Processors before, long working) {
    double used = 0;
    for (long id : processes.keySet()) {
      used += id == working ? 0 : used(before, id);
    }
    return used / seconds(before);
  }

  private double used(Processors before, long id) {
    return processes.get(id) - before.processes.getOrDefault(id, 0.0);
  }

  private double seconds(Processors before) {
    return (nanoseconds - before.nanoseconds) * NANOSECOND;
  }
}
