package dev.unroll.testing;

import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether two runs left the same behind, to the bit; the time they took apart. */
public final class SameRun {
  private SameRun() {}

  /** Compares both checkpoints, the metrics and the samples. */
  public static void require(RunFiles expected, RunFiles actual) throws IOException {
    sameTask(expected.last(), actual.last());
    sameTask(expected.best(), actual.best());
    same("metrics", metrics(expected), metrics(actual));
    same("samples", samples(expected), samples(actual));
  }

  private static void sameTask(Path expected, Path actual) throws IOException {
    Checkpoint one = CheckpointFile.read(expected);
    Checkpoint two = CheckpointFile.read(actual);
    same("steps of " + actual, one.state().step(), two.state().step());
    Map<String, byte[]> wanted = one.task();
    same("entries of " + actual, wanted.keySet(), two.task().keySet());
    for (Map.Entry<String, byte[]> entry : wanted.entrySet()) {
      int at = Arrays.mismatch(entry.getValue(), two.task().get(entry.getKey()));
      same("first byte that differs in " + entry.getKey() + " of " + actual, -1, at);
    }
  }

  /** Rows without the seconds, which differ. */
  private static List<String> metrics(RunFiles run) throws IOException {
    List<String> lines = Files.readAllLines(run.metrics());
    int seconds = Arrays.asList(lines.get(0).split(",")).indexOf("seconds");
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
      cells.remove(seconds);
      rows.add(String.join(",", cells));
    }
    return rows;
  }

  private static String samples(RunFiles run) throws IOException {
    return Files.readString(run.samples());
  }

  private static void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ": expected <" + expected + ">, but was <" + actual + ">");
    }
  }
}
