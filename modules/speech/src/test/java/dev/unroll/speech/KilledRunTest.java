package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.ChildRun;
import dev.unroll.testing.SameRun;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed again and again ends with the bits of an unbroken one. Dropout, the chances
 * of speed, noise, volume and masks, batch statistics and the moments of Adam have to come back.
 */
@Tag("slow")
@Timeout(180)
class KilledRunTest {
  private static final int KILLS = 3;
  private static final int LONGEST_LIFE_MILLISECONDS = 250;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private String[] arguments(RunFiles run, double checkpointSeconds) {
    return ("train --hidden 8 --layers 2 --dropout 0.3 --batch 4 --epochs 20 --rate 8000 --mels 8"
            + " --convolution 5x2x6 --noise 0.5 --volume 6 --optimiser adam --evaluate-every 10"
            + " --seed 3 --data %s --run %s --checkpoint-seconds %s")
        .formatted(folder.resolve("all.tsv"), run.folder(), checkpointSeconds)
        .split(" ");
  }

  private ChildRun child(String log, String... arguments) throws IOException {
    ChildRun child = ChildRun.start(SpeechCommand.class, folder.resolve(log), arguments);
    started.add(child.process());
    return child;
  }

  /** Begins the run, or goes on with it. */
  private ChildRun child(RunFiles run) throws IOException {
    String log = "killed-" + started.size() + ".log";
    return run.holdRun()
        ? child(log, "resume", "--run", run.folder().toString())
        : child(log, arguments(run, 0));
  }

  @Test
  void aRunKilledAgainAndAgainEndsAsAnUnbrokenOne() throws Exception {
    Spoken.table(folder, 24);
    RunFiles unbroken = new RunFiles(folder.resolve("unbroken"));
    ChildRun whole = child("unbroken.log", arguments(unbroken, 60));
    assertEquals(0, whole.exitCode(), Files.readString(whole.log()));
    RunFiles run = new RunFiles(folder.resolve("killed"));
    Random random = new Random(5);
    for (int kill = 0; kill < KILLS; kill++) {
      Object before = ChildRun.key(run.last());
      ChildRun child = child(run);
      child.awaitCheckpoint(run.last(), before);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLISECONDS));
      child.process().destroyForcibly();
      int code = child.exitCode();
      assertTrue(code > 128, "it ended before kill " + kill + ": " + Files.readString(child.log()));
    }
    ChildRun last = child(run);
    assertEquals(0, last.exitCode(), Files.readString(last.log()));
    SameRun.require(unbroken, run);
  }
}
