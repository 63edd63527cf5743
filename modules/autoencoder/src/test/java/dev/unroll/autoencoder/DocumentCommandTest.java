package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.Search;
import dev.unroll.testing.SameRun;
import dev.unroll.testing.Terminal;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command from end to end on tiny networks of documents, and what it says to bad input. */
class DocumentCommandTest {
  private static final String[] WORDS = {"owl", "fox", "cat", "hen", "dog"};
  private static final String TEXT = "The owl sees a fox. The fox runs. The hen sleeps.";

  @TempDir static Path folder;
  private static Path text;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    text = Files.writeString(folder.resolve("text.txt"), paragraphs(60));
    run = folder.resolve("run");
    typed("hierarchical", text, run).works();
  }

  /** Paragraphs of one to seven sentences. */
  private static String paragraphs(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int s = 0; s <= i % 7; s++) {
        lines.append("The ").append(WORDS[(i + s) % 5]).append(" sees a ");
        lines.append(WORDS[(i / 5 + 2 * s) % 5]).append(".\n");
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static Terminal typed(String kind, Object data, Object run, Object... more) {
    List<Object> all = new ArrayList<>(List.of("--kind", kind));
    all.addAll(List.of(more));
    return Typed.train(data, run, all.toArray());
  }

  @Test
  void documentsAreMeasuredByTheNumberOfTheirSentences() throws IOException {
    Typed.run("evaluate", "--run", run, "--beam", 2)
        .works()
        .shows("documents of 3 to 5 sentences", "exact sent.", "greedy", "beam 2", "all ");
    Path other = folder.resolve("other.txt");
    Files.writeString(other, paragraphs(60).replace("sees", "hears"));
    Typed.run("evaluate", "--run", run, "--test", other).works().shows("\n3 ", "\n4 ", "\n5 ");
  }

  @Test
  void textWithoutADocumentIsRefusedByMeasuring() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.txt"), "A hen. A fox.\n\nAn owl.\n");
    Typed.run("evaluate", "--run", run, "--test", pairs)
        .failsWith(1, "none of 2 sentences", "documents of 3 to 5 sentences");
  }

  @Test
  void documentsAreEncodedDecodedAndWrittenAgain() {
    Path vectors = folder.resolve("vectors.npy");
    Typed.run("encode", "--run", run, "--out", vectors, TEXT, "The cat sees a dog.")
        .works()
        .shows("2 vectors of 8 numbers");
    Terminal decoded = Typed.run("decode", "--run", run, vectors).works();
    Terminal back = Typed.run("reconstruct", "--run", run, TEXT, "The cat sees a dog.").works();
    assertEquals(back.out(), decoded.out());
    assertEquals(2, back.out().lines().count());
  }

  @Test
  void aTextHasTheVectorOfItsSentences() throws IOException {
    float[] vector = SentenceEncoder.load(run).encode(TEXT);
    List<String> sentences = List.of("The owl sees a fox.", "The fox runs.", "The hen sleeps.");
    DocumentModel model = DocumentModel.load(run);
    assertArrayEquals(vector, model.encode(List.of(sentences))[0], 0);
    assertEquals(
        model.reconstruct(List.of(sentences), Search.greedy()),
        model.decode(new float[][] {vector}, Search.greedy()));
  }

  @Test
  void aResumedRunEndsAsAnUnbrokenOne() throws IOException {
    Path whole = folder.resolve("whole");
    Typed.run(steps(whole, 6)).works();
    Path broken = folder.resolve("broken");
    Typed.run(steps(broken, 4)).works();
    Typed.run("resume", "--run", broken, "--steps", 6).works();
    SameRun.require(new RunFiles(whole), new RunFiles(broken));
  }

  private static Object[] steps(Path run, int steps) {
    String line =
        "train --kind hierarchical --hidden 8 --embedding 6 --vector 8 --batch 8 --dropout 0.1"
            + " --word-dropout 0.2 --evaluate-every 2 --level word --min-count 1 --layout lines";
    return Terminal.arguments(line, text, run, "--steps", steps);
  }

  @Test
  void withAttentionAVectorIsNotEnoughToWriteFrom() {
    Path own = folder.resolve("attention");
    typed("hierarchical", text, own, "--sentence-attention", "--layers", 2).works();
    Typed.run("evaluate", "--run", own).works().shows("exact sent.");
    Typed.run("reconstruct", "--run", own, TEXT).works();
    Path vectors = folder.resolve("attention.npy");
    Typed.run("encode", "--run", own, "--out", vectors, TEXT).works();
    Typed.run("decode", "--run", own, vectors).failsWith(1, "--sentence-attention", "reconstruct");
  }

  @Test
  void aPlainModelLearnsDocumentsAsLongSentences() {
    Path own = folder.resolve("flat");
    typed("plain", text, own, "--documents").works().shows("documents of 3 to 5 sentences");
    Typed.run("evaluate", "--run", own)
        .works()
        .shows("documents of 3 to 5 sentences", "exact sent.");
    Typed.run("reconstruct", "--run", own, TEXT).works();
  }

  @Test
  void documentsOfOneSentenceWork() throws IOException {
    Path single =
        Files.writeString(folder.resolve("one.txt"), paragraphs(60).replace("\n", "\n\n"));
    Path own = folder.resolve("one");
    typed("hierarchical", single, own, "--min-sentences", 1).works();
    Typed.run("reconstruct", "--run", own, "The owl sees a cat.").works();
    typed("hierarchical", single, folder.resolve("none"))
        .failsWith(1, "in documents of 3 sentences or more", "--min-sentences");
  }

  @Test
  void badInputIsToldInOneLine() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n");
    Path never = folder.resolve("never");
    typed("hierarchical", empty, never).failsWith(1, "no sentence in", "empty.txt");
    typed("skip-thought", text, never, "--documents").failsWith(2, "skip-thought");
    typed("plain", text, never, "--documents", "--sentence-attention")
        .failsWith(2, "--sentence-attention", "hierarchical");
    typed("hierarchical", text, never, "--max-sentences", 2).failsWith(2, "max-sentences");
    typed("hierarchical", text, never, "--spans", 1).failsWith(2, "--spans");
  }
}
