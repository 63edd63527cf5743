package dev.unroll.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.LoopState;
import dev.unroll.training.Outcome;
import dev.unroll.training.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path temp;

  private RunRecord session(RunRecord before, String outcome) throws IOException {
    Path file = temp.resolve("run.json");
    RecordFile record =
        new RecordFile(file, before, List.of("lm", "train"), Provenance.here("CPU"));
    record.on(new Event.Started(LoopState.start(), 10));
    assertEquals(
        "running", RunRecord.read(file).sessions().get(before.sessions().size()).outcome());
    Outcome end = new Outcome(Outcome.Reason.COMPLETE, LoopState.start(), outcome);
    record.on(new Event.Finished(LoopState.start(), end));
    return RunRecord.read(file);
  }

  @Test
  void everySessionIsRecordedWithItsOutcome() throws IOException {
    RunRecord none = RunRecord.of("test", Map.of("layers", 2), 7, Map.of("a.txt", "00"));
    RunRecord first = session(none, "interrupted at step 5");
    RunRecord second = session(first, "trained for 10 steps");
    assertEquals(2, second.sessions().size());
    assertEquals(first.sessions().get(0), second.sessions().get(0));
    assertEquals("trained for 10 steps", second.sessions().get(1).outcome());
    assertEquals(Map.of("layers", 2), second.configuration());
    var session = second.sessions().get(1);
    assertTrue(!Instant.parse(session.ended()).isBefore(Instant.parse(session.started())));
    var versions = session.provenance().versions();
    assertEquals("1.0.0-M2.1", versions.get("dl4j"));
    assertEquals("1.0.0-M2.1", versions.get("nd4j"));
    assertTrue(versions.get("unroll").matches("\\d+\\.\\d+\\.\\d+.*"), versions.toString());
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("run.json"), "{\"seed\": ");
    IOException error = assertThrows(IOException.class, () -> RunRecord.read(file));
    assertTrue(error.getMessage().startsWith(file + " is no run record"), error.getMessage());
  }

  private Path checkout(String head) throws IOException {
    Files.createDirectories(temp.resolve(".git/refs/heads"));
    Files.writeString(temp.resolve("pom.xml"), "");
    Files.writeString(temp.resolve(".git/HEAD"), head + "\n");
    return Files.createDirectories(temp.resolve("modules/target"));
  }

  @Test
  void theRevisionIsReadFromABranchFile() throws IOException {
    Path inside = checkout("ref: refs/heads/main");
    Files.writeString(temp.resolve(".git/refs/heads/main"), COMMIT + "\n");
    assertEquals(COMMIT, GitRevision.of(inside, "pom.xml"));
    assertEquals("unknown", GitRevision.of(inside, "another.xml"));
  }

  @Test
  void theRevisionIsReadFromPackedBranchesAndFromADetachedHead() throws IOException {
    Path inside = checkout("ref: refs/heads/main");
    Files.writeString(temp.resolve(".git/packed-refs"), "# x\n" + COMMIT + " refs/heads/main\n");
    assertEquals(COMMIT, GitRevision.of(inside, "pom.xml"));
    checkout(COMMIT.replace('0', 'f'));
    assertEquals(COMMIT.replace('0', 'f'), GitRevision.of(inside, "pom.xml"));
  }

  @Test
  void theRevisionIsReadInAWorktree() throws IOException {
    checkout("ref: refs/heads/main");
    Files.writeString(temp.resolve(".git/refs/heads/side"), COMMIT + "\n");
    Path linked = Files.createDirectories(temp.resolve(".git/worktrees/side"));
    Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/side\n");
    Files.writeString(linked.resolve("commondir"), "../..\n");
    Path worktree = Files.createDirectories(temp.resolve("side"));
    Files.writeString(worktree.resolve("pom.xml"), "");
    Files.writeString(worktree.resolve(".git"), "gitdir: " + linked + "\n");
    assertEquals(COMMIT, GitRevision.of(worktree, "pom.xml"));
  }
}
