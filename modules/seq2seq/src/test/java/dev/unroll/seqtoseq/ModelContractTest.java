package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model promises to a Java program. */
class ModelContractTest {
  @TempDir static Path folder;
  private static SeqToSeqModel model;
  private static List<String> sentences;

  @BeforeAll
  static void train() throws IOException {
    List<SentencePair> pairs = new NumbersAndDates(1).pairs(Split.TRAIN, 120);
    String lines =
        pairs.stream()
            .map(pair -> pair.source() + "\t" + pair.target())
            .collect(Collectors.joining("\n"));
    Path data = Files.writeString(folder.resolve("pairs.tsv"), lines);
    Path run = folder.resolve("run");
    Typed.train(data, run, "--target-level", "char", "--feeding", "context").works();
    model = SeqToSeqModel.load(run);
    sentences = pairs.stream().map(SentencePair::source).limit(40).toList();
  }

  private static List<String> texts(List<String> read) {
    return model.translate(read, Search.beam(3)).stream().map(Translation::text).toList();
  }

  @Test
  void aTranslationDoesNotDependOnItsCompany() {
    List<String> together = texts(sentences);
    List<String> turned = new ArrayList<>(sentences);
    Collections.reverse(turned);
    List<String> back = new ArrayList<>(texts(turned));
    Collections.reverse(back);
    assertEquals(together, back);
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(together.get(i)), texts(List.of(sentences.get(i))));
    }
  }

  @Test
  void blankSentencesAreEmptyAndNotSearchedFor() {
    AtomicInteger searches = new AtomicInteger();
    Search counted =
        new Search.Beam(
            2,
            1,
            options -> {
              searches.incrementAndGet();
              return options;
            });
    List<String> blank = List.of("", "  ");
    assertEquals(blank.stream().map(Translation::empty).toList(), model.translate(blank, counted));
    assertEquals(0, searches.get());
    model.translate(sentences.subList(0, 1), counted);
    assertEquals(1, searches.get());
  }

  @Test
  void aBlankSentenceChangesNothingThatIsDrawnForTheOthers() {
    Search drawn = new Search.Sampled(SamplerOptions.plain(), 5);
    List<String> three = List.of(sentences.get(0), " ", sentences.get(1));
    List<Translation> found = model.translate(three, drawn, 7);
    assertEquals("", found.get(1).text());
    for (int i : new int[] {0, 2}) {
      List<String> alone = List.of(three.get(i));
      assertEquals(model.translate(alone, drawn, 7 + i).get(0).text(), found.get(i).text());
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    List<String> alone = texts(sentences);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<List<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(threads.submit(() -> texts(sentences)));
    }
    for (Future<List<String>> answer : answers) {
      assertEquals(alone, answer.get());
    }
    threads.shutdown();
  }

  @Test
  void aResumedRunEndsAsAnUnbrokenOne() throws IOException {
    Path data = folder.resolve("pairs.tsv");
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Object[] longer = {"--sampling", 0.3, "--feeding", "input"};
    // 120 pairs in batches of 4 are 27 batches an epoch, so that the run ends in the second.
    Typed.run(with(data, whole, 40, longer)).works();
    Typed.run(with(data, broken, 30, longer)).works();
    Typed.run("resume", "--run", broken, "--steps", 40).works();
    assertEquals(lastLine(whole), lastLine(broken));
  }

  private static Object[] with(Path data, Path run, int steps, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("train", "--data", data, "--run", run, "--steps", steps, "--hidden", 8));
    all.addAll(List.of("--embedding", 6, "--batch", 4, "--evaluate-every", 10, "--min-count", 1));
    all.addAll(List.of(more));
    return all.toArray();
  }

  /** Step, losses and metrics of the last evaluation, without the time. */
  private static List<String> lastLine(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
    List<String> cells = new ArrayList<>(List.of(lines.get(lines.size() - 1).split(",")));
    cells.remove(2);
    return cells;
  }
}
