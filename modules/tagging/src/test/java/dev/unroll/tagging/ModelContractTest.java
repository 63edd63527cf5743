package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.tagging.Models.Variant;
import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.graph.GraphTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model promises to a Java program. */
class ModelContractTest {
  @TempDir static Path folder;
  private static TagModel model;
  private static List<String> texts;

  @BeforeAll
  static void train() throws IOException {
    Path run = folder.resolve("run");
    Object[] more = {"--texts", 60, "--bidirectional", "--output", "crf", "--letters", "recurrent"};
    Typed.train("ticket-requests", run, more).works();
    model = TagModel.load(run);
    texts =
        new TicketRequests(1).requests(Split.TEST, 30).stream().map(TaggedSentence::text).toList();
  }

  @Test
  void anAnswerDoesNotDependOnItsCompany() {
    List<Tagged> together = model.tag(texts);
    for (int i = 0; i < texts.size(); i++) {
      Tagged alone = model.tag(texts.subList(i, i + 1)).get(0);
      assertEquals(alone.tags(), together.get(i).tags());
      assertEquals(alone.label(), together.get(i).label());
      assertEquals(alone.certainty(), together.get(i).certainty(), 1e-5);
    }
  }

  @Test
  void aSavedAndReloadedModelAnswersWithTheBitsOfTheTrainedOne() throws IOException {
    TagConfig config = Variant.CHAIN.config(LetterConfig.Kind.BOTH);
    TagData data = Models.data(config, Models.REQUESTS);
    GraphTask<TagArrays> task = TagTask.of(config, data, TrainCommand.DEFAULTS);
    try (var batches = task.epoch(0, 0)) {
      task.fit(batches.next(), 0);
    }
    Path file = folder.resolve("model.zip");
    CheckpointFile.write(
        file, new Checkpoint(LoopState.start(), task.state(), SavedModel.texts(config, data)));
    List<List<String>> words = Models.REQUESTS.stream().map(Example::words).toList();
    Tagger trained = new Tagger(config, data.lexicon(), data.answers(), task.graph());
    assertEquals(trained.tag(words, new TagBeam(1)), TagModel.load(file).tagWords(words));
  }

  @Test
  void aBlankTextGetsTheEmptyAnswerInItsPlace() {
    List<Tagged> found = model.tag(List.of(" ", texts.get(0), ""));
    assertEquals(Tagged.empty(), found.get(0));
    assertEquals(model.tag(texts.subList(0, 1)).get(0), found.get(1));
    assertEquals(Tagged.empty(), found.get(2));
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    List<Tagged> alone = model.tag(texts);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<List<Tagged>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(threads.submit(() -> model.tag(texts)));
    }
    for (Future<List<Tagged>> answer : answers) {
      assertEquals(alone, answer.get());
    }
    threads.shutdown();
  }

  @Test
  void aResumedRunEndsAsAnUnbrokenOne() throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Object[] less = {"--texts", 24, "--steps", 9, "--unknown", 0.9};
    Object[] more = {"--texts", 24, "--steps", 12, "--unknown", 0.9};
    train(whole, more);
    train(broken, less);
    Typed.run("resume", "--run", broken, "--steps", 12).works();
    assertEquals(lastLine(whole), lastLine(broken));
  }

  private static void train(Path run, Object... more) {
    List<Object> all = new ArrayList<>(List.of("train", "--data", "ticket-requests"));
    all.addAll(List.of("--run", run, "--hidden", 8, "--embedding", 6, "--batch", 4));
    all.addAll(List.of("--evaluate-every", 3));
    all.addAll(List.of(more));
    Typed.run(all.toArray()).works();
  }

  /** Step, losses and metrics of the last evaluation, without the time. */
  private static List<String> lastLine(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
    List<String> cells = new ArrayList<>(List.of(lines.get(lines.size() - 1).split(",")));
    cells.remove(2);
    return cells;
  }
}
