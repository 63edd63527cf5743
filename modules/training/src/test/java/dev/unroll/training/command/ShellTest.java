package dev.unroll.training.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ShellTest {
  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Train train = new Train();

  @Command(name = "unroll")
  static final class Top {}

  @Command(name = "train")
  static final class Train implements Callable<Integer> {
    private static final TrainConfig DEFAULTS =
        new TrainConfig(
            1,
            new Limits(10, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 5, 100, 60),
            new Optimiser(Optimiser.Kind.ADAM, 0.9, 0),
            new RateConfig(TrainConfig.Kind.CONSTANT, 0.002, 0.5, 1000, 3, 0),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            5);

    @Mixin private final TrainOptions options = new TrainOptions(DEFAULTS);

    @Option(names = {"-l", "--layers"})
    private int layers = 2;

    @Option(names = "--tied")
    private boolean tied;

    @Option(names = "--word")
    private List<String> words = List.of();

    private Throwable failure = new IllegalStateException("not set");
    private TrainConfig config;

    @Override
    public Integer call() throws Exception {
      config = options.train();
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof Exception exception && !exception.getMessage().equals("not set")) {
        throw exception;
      }
      return 0;
    }
  }

  private int run(String... arguments) {
    var line = new picocli.CommandLine(new Top()).addSubcommand(train);
    Shell shell = new Shell(line);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return shell.run(arguments);
  }

  private int train(String... more) {
    String[] arguments = new String[more.length + 5];
    List.of("train", "--data", "d", "--run", "r").toArray(arguments);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments);
  }

  private void assertOneLine(String expected) {
    assertEquals("unroll: " + expected, err.toString().strip());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  private int fail(Throwable failure, String... more) {
    train.failure = failure;
    return train(more);
  }

  @Test
  void anUnknownOptionIsWrongUseAndSuggestsTheNearest() {
    assertEquals(2, train("--layer", "3"));
    assertOneLine(
        "Unknown options: '--layer', '3'; did you mean --layers?" + " (see unroll train --help)");
  }

  @Test
  void anImpossibleValueIsWrongUse() {
    assertEquals(2, train("--epochs", "-1"));
    assertOneLine("epochs must be > 0, but was -1");
  }

  @Test
  void aFailedRunIsOneLineAndNoTrace() {
    assertEquals(1, fail(new IOException("the disk is full")));
    assertOneLine("the disk is full");
  }

  @Test
  void badDataIsAFailedRun() {
    assertEquals(1, fail(new IllegalArgumentException("input.txt line 3: no tab")));
    assertOneLine("input.txt line 3: no tab");
  }

  @Test
  void theJdksMessagesAboutFilesAreCompleted() {
    assertEquals(1, fail(new UncheckedIOException(new NoSuchFileException("input.txt"))));
    assertOneLine("input.txt: no such file or folder");
  }

  @Test
  void outOfMemoryComesWithAdvice() {
    assertEquals(1, fail(new OutOfMemoryError("Java heap space")));
    assertOneLine(
        "out of memory (Java heap space): use a smaller batch or model, or give Java more with"
            + " -Xmx");
  }

  @Test
  void whatNobodyForesawAsksForDebug() {
    assertEquals(1, fail(new IllegalStateException("odd\nthing")));
    assertOneLine(
        "internal error: java.lang.IllegalStateException: odd thing; run again with --debug to see"
            + " where");
  }

  @Test
  void debugShowsTheTrace() {
    assertEquals(1, fail(new IOException("the disk is full"), "--debug"));
    assertTrue(err.toString().contains("at dev.unroll.training.command.ShellTest"));
  }

  @Test
  void helpShowsEveryDefault() {
    assertEquals(0, run("train", "--help"));
    String help = out.toString().replaceAll("\\s+", " ");
    for (String shown :
        List.of(
            "Default: 10",
            "Default: adam",
            "Default: global",
            "Default: constant",
            "renormalize-layer",
            "--debug",
            "sgd, momentum, adagrad, rmsprop, adam, adamw")) {
      assertTrue(help.contains(shown), shown + " in " + help);
    }
  }

  @Test
  void theVersionIsTold() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().matches("unroll \\d+\\.\\d+\\.\\d+.*\\R"), out.toString());
  }

  @Test
  void oneOptionLeavesTheDefaultsOfTheOthers() {
    Limits longer = new Limits(20, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 5, 100, 60);
    train("--epochs", "20");
    assertEquals(Train.DEFAULTS.with(longer), train.config);
  }

  @Test
  void helpGroupsTheOptionsAndNamesTheRequiredOnesFirst() {
    assertEquals(0, run("train", "--help"));
    String help = out.toString();
    assertTrue(help.startsWith("Usage: unroll train --data=PATH|NAME --run=DIR [OPTION...]"), help);
    assertTrue(help.indexOf("--clip-norm") > help.indexOf("\nTraining:"), help);
    assertTrue(help.indexOf("--max-minutes") > help.indexOf("\nLimits:"), help);
  }

  @Test
  void optionsBecomeAConfiguration() {
    train("--optimiser", "sgd", "--schedule", "plateau", "--clip-norm", "renormalize-param");
    assertEquals(0.5, train.config.rate().first());
    assertEquals(3, train.config.rate().plateau().patience());
    assertEquals(GradientNormalisation.RENORMALIZE_L2_PER_PARAM_TYPE, train.config.normalisation());
    assertEquals(Long.MAX_VALUE, train.config.limits().steps());
    assertEquals(Double.POSITIVE_INFINITY, train.config.limits().minutes());
  }

  @Test
  void aConfigurationComesBackFromJsonAsItWas() throws IOException {
    train("--schedule", "cosine", "--warm-up", "10");
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(train.config);
    assertEquals(train.config, json.readValue(text, TrainConfig.class), text);
    assertEquals(0, train.config.rate(100).valueAt(1000, 0), 1e-12);
  }

  private String file(String... lines) throws IOException {
    return Files.writeString(temp.resolve("c.yaml"), String.join("\n", lines)).toString();
  }

  @Test
  void aFileGivesOptionsAndTheCommandLineWins() throws IOException {
    String file =
        file("seed: 7", "model:", "  layers: 3", "  tied: true", "word: [a, 'b c']", "clip: 2");
    assertEquals(0, train("--config", file, "-l", "4"), err::toString);
    assertEquals(7, train.config.seed());
    assertEquals(2, train.config.clip());
    assertEquals(4, train.layers);
    assertTrue(train.tied);
    assertEquals(List.of("a", "b c"), train.words);
  }

  @Test
  void aFlagCanBeFalse() throws IOException {
    assertEquals(0, train("--config=" + file("tied: false")), err::toString);
    assertFalse(train.tied);
  }

  @Test
  void aRequiredOptionMayStandInTheFile() throws IOException {
    assertEquals(0, run("train", "--config", file("data: d", "run: r")), err::toString);
    assertEquals("d", train.options.data());
  }

  @Test
  void anUnknownKeyNamesFileAndKey() throws IOException {
    String file = file("model:", "  layerz: 3");
    assertEquals(2, train("--config", file));
    assertOneLine(
        file
            + ": model.layerz is no option of unroll train; keys are the long names of its options,"
            + " see --help");
  }

  @Test
  void anImpossibleValueInTheFileNamesFileAndOption() throws IOException {
    String file = file("layers: many");
    assertEquals(2, train("--config", file));
    assertOneLine(
        "Invalid value for option '--layers': 'many' is not an int (from "
            + file
            + ") (see unroll train --help)");
  }

  @Test
  void aFileThatIsNoYamlNamesTheLine() throws IOException {
    String file = file("seed: 1", "model: [1");
    assertEquals(2, train("--config", file));
    assertTrue(err.toString().startsWith("unroll: " + file + " line "), err.toString());
  }

  @Test
  void aMissingFileIsWrongUse() {
    assertEquals(2, train("--config", "none.yaml"));
    assertOneLine("--config: none.yaml: no such file or folder");
  }

  @Test
  void theLauncherSaysWhetherOutputIsATerminal() {
    String before = System.getProperty("unroll.terminal", "");
    try {
      for (boolean terminal : new boolean[] {true, false}) {
        System.setProperty("unroll.terminal", Boolean.toString(terminal));
        assertEquals(terminal, Shell.isTerminal());
      }
    } finally {
      System.setProperty("unroll.terminal", before);
    }
  }
}
