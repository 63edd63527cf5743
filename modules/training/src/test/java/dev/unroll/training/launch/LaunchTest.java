package dev.unroll.training.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.command.ResumeOptions;
import dev.unroll.training.launch.Guesses.Config;
import dev.unroll.training.launch.Guesses.Lines;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.run.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LaunchTest {
  private static final Config CONFIG = new Config("coins", 4);

  @TempDir Path temp;
  private Path file;
  private Lines data;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(temp.resolve("input.txt"), "heads\ntails\n");
    data = new Lines(Source.absolute(List.of(file)));
  }

  private final StringWriter out = new StringWriter();

  private Launch<Config, Lines> launch(String... typed) {
    return new Launch<>(
        new Guesses(), new PrintWriter(out), List.of(typed), Map.of("a fair coin", 0.69));
  }

  private RunFiles start(String name, long steps) throws IOException {
    Path run = temp.resolve(name);
    assertEquals(0, launch("train").start(CONFIG, Guesses.training(steps), data, run));
    return new RunFiles(run);
  }

  private int resume(RunFiles run, long steps) throws IOException {
    ResumeOptions options =
        CommandLine.populateCommand(
            new ResumeOptions(), "--run", run.folder().toString(), "--steps", "" + steps);
    return launch("resume", "--steps").resume(options);
  }

  @Test
  void aRunThatWasResumedEndsAsAnUnbrokenOne() throws IOException {
    RunFiles unbroken = start("unbroken", 18);
    RunFiles resumed = start("resumed", 6);
    assertEquals(0, resume(resumed, 18));
    for (RunFiles run : List.of(unbroken, resumed)) {
      assertEquals(18, CheckpointFile.read(run.last()).state().step());
    }
    assertArrayEquals(
        CheckpointFile.read(unbroken.last()).task().get("hash"),
        CheckpointFile.read(resumed.last()).task().get("hash"));
    assertEquals(Files.readString(unbroken.samples()), Files.readString(resumed.samples()));
    assertEquals(
        Files.readAllLines(unbroken.metrics()).size(),
        Files.readAllLines(resumed.metrics()).size());
  }

  @Test
  void theFolderTellsWhatWasTrainedOnWhat() throws IOException {
    RunFiles run = start("run", 6);
    assertEquals(0, resume(run, 9));
    RunRecord record = RunRecord.read(run.record());
    assertEquals("Guesses of coins", record.trained());
    assertEquals(data.hashes(), record.data());
    assertEquals(Map.of("name", "coins", "batches", 4), record.configuration().get("model"));
    assertEquals(Map.of("files", data.files()), record.configuration().get("data"));
    assertEquals(3, record.seed());
    assertEquals(
        List.of(List.of("train"), List.of("resume", "--steps")),
        record.sessions().stream().map(RunRecord.Session::commandLine).toList());
    assertTrue(Files.readString(run.report()).contains("stroke:var(--reference0)"));
  }

  @Test
  void checkpointsHoldTheTextsOfTheApplicationAndThePlan() throws IOException {
    Checkpoint last = CheckpointFile.read(start("run", 6).last());
    assertEquals("coins", last.text("config.json"));
    Plan<Config, Lines> plan = Plan.of(last, new Guesses());
    assertEquals(new Plan<>(CONFIG, Guesses.training(6), data, data.hashes()), plan);
  }

  @Test
  void itSaysWhatItReadsFirstAndWhereTheRunLiesLast() throws IOException {
    RunFiles run = start("run", 6);
    List<String> lines = out.toString().lines().toList();
    assertEquals("2 lines to train on", lines.get(0));
    assertEquals(
        "run folder: " + run.folder() + " (report.html shows how it went)",
        lines.get(lines.size() - 1));
  }

  @Test
  void aRunIsNotResumedOnOtherData() throws IOException {
    RunFiles run = start("run", 6);
    Files.writeString(file, "edge\n");
    var e = assertThrows(IllegalArgumentException.class, () -> resume(run, 9));
    assertTrue(e.getMessage().startsWith(file + " is not the data"), e.getMessage());
    assertEquals(6, CheckpointFile.read(run.last()).state().step());
  }

  @Test
  void nothingIsMadeWhenTheDataIsMissing() throws IOException {
    Files.delete(file);
    Path run = temp.resolve("run");
    assertThrows(
        IOException.class, () -> launch("train").start(CONFIG, Guesses.training(6), data, run));
    assertFalse(Files.exists(run));
  }
}
