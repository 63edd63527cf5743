package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.command.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A recogniser writes with language models that {@code lm train} made of its transcripts. */
class SpokenLanguageTest {
  private static final List<String> DIGITS =
      List.of("zero one two three four five six seven eight nine oh".split(" "));

  @TempDir static Path folder;
  private static Path speech;
  private static Path text;
  private static Path recording;

  /** What a command printed. */
  private record Said(int code, String out, String err) {
    String works() {
      assertEquals(0, code, err);
      return out;
    }

    void fails(int expected, String part) {
      assertEquals(1, err.lines().count(), err);
      assertTrue(err.contains(part), err);
      assertEquals(expected, code, err);
    }
  }

  private static Said unroll(String line, Object... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Unroll.commandLine();
    Shell shell = new Shell(commands);
    shell.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] arguments =
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of(more).map(Object::toString))
            .toArray(String[]::new);
    return new Said(shell.run(arguments), out.toString(), err.toString());
  }

  @BeforeAll
  static void train() throws IOException {
    Path said = folder.resolve("said");
    speech = folder.resolve("speech");
    text = folder.resolve("text.txt");
    unroll("speech say --strings 24 --out", said).works();
    Path table = said.resolve("digits.tsv");
    recording = said.resolve(Files.readAllLines(table).get(1).split("\t")[0]);
    String tiny =
        "speech train --hidden 8 --layers 1 --batch 4 --steps 6 --evaluate-every 3 --rate 8000"
            + " --mels 8 --convolution 5x2x6 --no-bidirectional";
    unroll(tiny, "--data", table, "--run", speech).works();
    unroll("speech language --plain --run", speech, "--out", text).works();
  }

  private static Path language(String options) {
    Path run = folder.resolve(options.replace(' ', '-'));
    unroll("lm train " + options, "--data", text, "--run", run).works();
    return run;
  }

  private static Said transcribe(Path language, Object... more) {
    Object[] files = {"--lm", language, recording};
    Object[] all = Stream.concat(Stream.of(more), Stream.of(files)).toArray();
    return unroll("speech transcribe --beam 8 --run " + speech, all);
  }

  @Test
  void modelsOfLettersOfEveryKindAreUsed() {
    for (String kind : List.of("ngram", "mlp", "rnn")) {
      Path run = language("--hidden 8 --epochs 1 --batch 4 --bptt 8 --model " + kind);
      transcribe(run).works();
      transcribe(run.resolve("best.zip"), "--letters").works();
    }
  }

  @Test
  void modelsOfWordsWriteTheirWordsAlone() {
    for (String kind : List.of("ngram", "mlp", "rnn")) {
      Path run = language("--level word --hidden 8 --epochs 1 --batch 4 --bptt 8 --model " + kind);
      String out = transcribe(run, "--word-bonus", 9).works().strip();
      assertTrue(!out.isEmpty() && DIGITS.containsAll(List.of(out.split(" "))), out);
      transcribe(run, "--letters").fails(1, "is a model of words; leave out --letters");
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    Path pairs = language("--model ngram --level bpe --vocabulary 270");
    transcribe(pairs).fails(1, "is a model of byte pairs; train one with --level char");
    Path letters = language("--model ngram --order 2");
    transcribe(letters, "--words", text).fails(2, "--words and --unknown are for a language model");
    transcribe(speech).fails(1, "is a run, but none of a language model");
    Path missing = folder.resolve("none");
    transcribe(missing).fails(1, "no file at " + missing + "; check the path");
  }
}
