package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command from end to end on tiny networks, and what it says to bad input. */
class CommandTest {
  @TempDir Path folder;

  private Path data() throws IOException {
    List<String> sentences = new StorySentences(1).sentences(20);
    return Files.writeString(folder.resolve("sentences.txt"), String.join("\n", sentences));
  }

  private Path trained(Object... more) throws IOException {
    Path run = folder.resolve("run");
    Typed.train(data(), run, more).works();
    return run;
  }

  private Path index(Path run) throws IOException {
    Path index = folder.resolve("vectors.index");
    Typed.run("encode", "--run", run, "--input", data(), "--format", "index", "--out", index)
        .works()
        .shows("vectors of 8 numbers");
    return index;
  }

  @Test
  void aRunTrainsResumesAndIsMeasured() throws IOException {
    Path run = trained("--kind", "denoising", "--spans", 1);
    for (String file : List.of("run.json", "metrics.csv", "report.html", "best.zip", "last.zip")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    Typed.run("resume", "--run", run, "--steps", 9).works();
    Path test = Files.writeString(folder.resolve("test.txt"), "The cat sees.\nA b c d e f.\n");
    Typed.run("evaluate", "--run", run, "--beam", 2).works().shows("greedy", "words");
    Typed.run("evaluate", "--run", run, "--beam", 2, "--test", test)
        .works()
        .shows("greedy", "beam 2", "1 to 4", "5 to 8", "exact", "BLEU");
    Typed.run("evaluate", "--run", run, "--beam", 1, "--test", folder.resolve("sentences.txt"))
        .works()
        .shows("sentences left out: the model has learnt them");
    Files.writeString(folder.resolve("sentences.txt"), "Other.\n");
    Typed.run("evaluate", "--run", run, "--beam", 1, "--test", test)
        .works()
        .shows("is not left out", "sentences.txt");
  }

  @Test
  void theLayoutThatWasGuessedIsToldWithWhatItMade() throws IOException {
    StringBuilder book = new StringBuilder();
    List<String> sentences = new StorySentences(1).sentences(40).subList(0, 40);
    for (int i = 0; i < sentences.size(); i += 2) {
      book.append(sentences.get(i)).append(' ').append(sentences.get(i + 1)).append('\n');
    }
    Path data = Files.writeString(folder.resolve("book.txt"), book);
    String tiny = "train --hidden 8 --embedding 6 --vector 8 --steps 1 --level word --min-count 1";
    Typed.run(Terminal.arguments(tiny, data, folder.resolve("run")))
        .works()
        .shows(data + ": paragraphs, 20 paragraphs, 40 sentences", " sentences to train on");
    Typed.run(Terminal.arguments(tiny, data, folder.resolve("other"), "--layout", "paragraphs"))
        .works();
  }

  @Test
  void neighboursAreLearntAndWritten() throws IOException {
    Path data = folder.resolve("stories.txt");
    Files.writeString(data, String.join("\n", new StorySentences(1).sentences(30)) + "\n");
    Path run = folder.resolve("run");
    Typed.train(data, run, "--kind", "skip-thought", "--cell", "gru").works();
    Typed.run("evaluate", "--run", run).works().shows("perplexity from another sentence");
    Path vectors = folder.resolve("v.npy");
    Typed.run("encode", "--run", run, "--out", vectors, "The cat sees.").works();
    Typed.run("decode", "--run", run, "--decoder", "previous", vectors).works();
    Typed.run("decode", "--run", run, "--decoder", "other", vectors)
        .failsWith(1, "previous, next", "other");
    Typed.run("reconstruct", "--run", run, "The cat sees.").failsWith(1, "neighbours", "decode");
  }

  @Test
  void vectorsThatWereWrittenAreDecodedAsTheSentences() throws IOException {
    Path run = trained();
    Path vectors = folder.resolve("v.npy");
    Object[] sentences = {"The cat sees two dogs.", "Anna sings."};
    Typed.run("encode", "--run", run, "--out", vectors, sentences[0], sentences[1]).works();
    Terminal decoded = Typed.run("decode", "--run", run, vectors).works();
    Terminal again = Typed.run("reconstruct", "--run", run, sentences[0], sentences[1]).works();
    assertEquals(again.out(), decoded.out());
    assertEquals(2, decoded.out().lines().count());
    Terminal walk =
        Typed.run("interpolate", "--run", run, "--steps", 3, sentences[0], sentences[1]).works();
    assertEquals(3, walk.out().lines().count());
  }

  @Test
  void aSentenceOfTheIndexIsItsOwnNearest() throws IOException {
    Path run = trained();
    Path index = index(run);
    String known = new StorySentences(1).sentences(20).get(7);
    Terminal found =
        Typed.run("nearest", "--run", run, "--index", index, "--count", 3, known).works();
    List<String> lines = found.out().lines().toList();
    assertEquals(4, lines.size());
    assertTrue(lines.get(1).startsWith("  1.0000"), found.out());
  }

  @Test
  void anIndexOfAnotherModelIsRefused() throws IOException {
    Path index = index(trained());
    Path other = folder.resolve("other");
    Typed.train(data(), other, "--seed", 2).works();
    Typed.run("nearest", "--run", other, "--index", index, "A cat.")
        .failsWith(1, index.toString(), "model");
  }

  @Test
  void blankAndUnknownSentencesAreEncodedAndSaid() throws IOException {
    Path run = trained();
    Path input = Files.writeString(folder.resolve("in.txt"), "\nqwertz asdf\nAnna sings.\n");
    Path vectors = folder.resolve("v.csv");
    Typed.run("encode", "--run", run, "--input", input, "--format", "csv", "--out", vectors)
        .worksAndNotes(
            "1 of 3 sentences are blank: each has the vector of the empty sentence\n"
                + "1 of 3 sentences have only words that the model does not know: their vectors"
                + " tell how many they are");
    assertEquals(4, Files.readAllLines(vectors).size());
  }

  @Test
  void aVeryLongSentenceIsEncodedAndWritten() throws IOException {
    Path run = trained();
    Path input = Files.writeString(folder.resolve("in.txt"), "the cat ".repeat(2_500));
    Path vectors = folder.resolve("v.jsonl");
    Typed.run("encode", "--run", run, "--input", input, "--format", "jsonl", "--out", vectors)
        .works();
    Typed.run("reconstruct", "--run", run, "--input", input).works();
  }

  @Test
  void textThatIsNotUtf8NamesFileAndLine() throws IOException {
    Path data = folder.resolve("latin.txt");
    Files.write(data, "A cat.\nA dog.\nCaf\u00e9.\n".getBytes(StandardCharsets.ISO_8859_1));
    Typed.train(data, folder.resolve("run")).failsWith(1, "latin.txt", "not UTF-8", "line 3");
    Path run = trained();
    Path out = folder.resolve("v.npy");
    Typed.run("encode", "--run", run, "--input", data, "--out", out)
        .failsWith(1, "latin.txt", "line 3", "--lenient");
    Typed.run("encode", "--run", run, "--input", data, "--out", out, "--lenient").works();
  }

  @Test
  void whatCannotBeIsSaidInOneLine() throws IOException {
    Path run = folder.resolve("run");
    Typed.train(data(), run, "--kind", "skip-thought", "--spans", 1)
        .failsWith(2, "spans", "skip-thought");
    Typed.train(data(), run, "--deletion", 0.1).failsWith(2, "--kind denoising");
    Typed.run("train", "--data", data(), "--run", run, "--hidden", 7)
        .failsWith(2, "hidden must be even");
    Path one = Files.writeString(folder.resolve("one.txt"), "A cat.\n");
    Typed.train(one, run).failsWith(1, "held out", "--dev");
    Typed.train(data(), run, "--max-length", 1).failsWith(1, "--max-length");
    Typed.train(data(), run, "--dev", data()).failsWith(1, "--dev", "--data");
  }

  @Test
  void optionsThatWouldDoNothingAreRefused() throws IOException {
    Path run = folder.resolve("never");
    for (String option : List.of("--dev=a.txt", "--layout=prose", "--across", "--lenient")) {
      String line = "train --data little-stories --kind skip-thought --run " + run + " " + option;
      Typed.run((Object[]) line.split(" ")).failsWith(2, option.split("=")[0], "little-stories");
    }
    for (String option : List.of("--kl-weight=2", "--anneal=5", "--free-bits=1")) {
      Typed.train(data(), run, option).failsWith(2, option.split("=")[0], "--kind variational");
    }
    for (String option : List.of("--min-sentences=2", "--max-sentences=4")) {
      Typed.train(data(), run, option).failsWith(2, option.split("=")[0], "--documents");
    }
    Typed.train(data(), run, "--kind", "hierarchical", "--across").failsWith(2, "skip-thought");
    for (String option : List.of("--nbest=2", "--groups=5")) {
      String name = option.split("=")[0];
      Typed.run("reconstruct", "--run", run, option, "A cat.").failsWith(2, name, "leave it out");
      Typed.run("decode", "--run", run, option, "v.npy").failsWith(2, name, "leave it out");
      Typed.run("interpolate", "--run", run, option, "A.", "B.").failsWith(2, name, "interpolate");
    }
  }

  @Test
  void heldOutTextIsNamedAsTrainingTextIs() throws IOException {
    trained("--dev", Files.writeString(folder.resolve("dev.txt"), "The cat sees Mia.\n"));
    Typed.train(data(), folder.resolve("other"), "--dev", "no-such-dataset")
        .failsWith(2, "no-such-dataset");
  }

  @Test
  void wordsOfOtherVectorsAreAdded() throws IOException {
    Path run = trained();
    Path words = folder.resolve("words.txt");
    Files.writeString(words, "the 1 0\na 0 1\nsees 1 1\nqwertz 2 1\nasdf 1 2\n");
    Object[] arguments = {
      "encode", "--run", run, "--format", "index", "--out", folder.resolve("x"), "qwertz"
    };
    String note = "2 words of " + words + " added to those of " + run;
    Typed.run(with(arguments, "--word-vectors", words)).worksAndNotes(note);
    Typed.run("nearest", "--run", run, "--index", folder.resolve("x"), "asdf")
        .failsWith(1, "model");
    Object[] search = {"nearest", "--run", run, "--index", folder.resolve("x"), "asdf"};
    Typed.run(with(search, "--word-vectors", words)).worksAndNotes(note).shows("qwertz");
  }

  private static Object[] with(Object[] arguments, Object... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
  }

  @Test
  void modelsAndABagOfWordsAreProbedInOneTable() throws IOException {
    Path run = trained();
    Path other = folder.resolve("other");
    Typed.train(data(), other, "--seed", 2).works();
    Path prose = Files.writeString(folder.resolve("b.txt"), String.join("\n", numbered()));
    String books = data() + "," + prose;
    Terminal found =
        Typed.run("probe", "--run", run + "," + other, "--bag-of-words", "--books", books).works();
    List<String> lines = found.out().lines().map(line -> line.split(" ")[0]).toList();
    assertEquals(List.of("vectors", run.toString(), other.toString(), "bag"), lines.subList(0, 4));
    found.shows("same words: \"white blood cells", "plain, 8 numbers");
    assertEquals(3, found.out().lines().filter(line -> line.startsWith("topic ")).count());
  }

  private static List<String> numbered() {
    return IntStream.range(0, 40).mapToObj(n -> "It rains on " + n + ".").toList();
  }
}
