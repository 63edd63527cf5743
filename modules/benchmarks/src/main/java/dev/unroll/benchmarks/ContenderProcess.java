package dev.unroll.benchmarks;

import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Pace;
import dev.unroll.benchmarks.work.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A contender in a process of its own, which computes only while it is asked to, see {@link
 * Worker}. What it prints besides goes to a log.
 */
final class ContenderProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 5;

  private final Entrant entrant;
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Path log;
  private final String[] ready;

  /**
   * Starts one and waits until it is warm.
   *
   * @param logs folder for its log
   * @throws IOException saying why it did not start
   */
  ContenderProcess(Entrant entrant, Case work, Pace pace, Path logs) throws IOException {
    this.entrant = entrant;
    log = Files.createDirectories(logs).resolve(work.name() + "-" + entrant.label() + ".log");
    var command = entrant.command(work);
    command.add(work.name());
    command.add(String.valueOf(pace.round()));
    command.add(String.valueOf(pace.warmUp()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    entrant.configure(builder.environment());
    process = builder.start();
    answers = process.inputReader();
    questions = process.outputWriter();
    try {
      ready = answer("ready", 3);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  Entrant entrant() {
    return entrant;
  }

  long id() {
    return process.pid();
  }

  /** Loss of its first step, nats per token; 0 where there is none. */
  double firstLoss() {
    return Double.parseDouble(ready[1]);
  }

  /** What it says about itself. */
  String note() {
    return ready[2];
  }

  /** A round of steps. */
  Round round() throws IOException {
    ask("round");
    String[] fields = answer("round", 4);
    return new Round(
        Double.parseDouble(fields[1]), Long.parseLong(fields[2]), Double.parseDouble(fields[3]));
  }

  /** Largest memory that it ever occupied (VmHWM), bytes. */
  long peakMemory() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + id() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    }
  }

  /** Ends the process, with or without its consent. */
  @Override
  public void close() {
    try (questions;
        answers) {
      questions.write("stop\n");
      questions.flush();
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (IOException gone) {
      // It has ended already, which is all that is wanted.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  private void ask(String question) throws IOException {
    try {
      questions.write(question + "\n");
      questions.flush();
    } catch (IOException e) {
      throw new IOException(died(), e);
    }
  }

  private String[] answer(String kind, int fields) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(Worker.MARK + kind)) {
        String[] found = line.split("\t", -1);
        if (found.length == fields) {
          return found;
        }
        throw new IOException(entrant.label() + " answered \"" + line + "\"");
      }
    }
    throw new IOException(died());
  }

  private String died() {
    try (Stream<String> lines = Files.lines(log)) {
      String reason =
          lines
              .filter(line -> line.matches(".*(Exception|Error).*"))
              .findFirst()
              .orElse("no reason given");
      return entrant.label()
          + " ended: "
          + reason.replace("Exception in thread \"main\" ", "").strip()
          + " (see "
          + log
          + ")";
    } catch (IOException | UncheckedIOException unreadable) {
      return entrant.label() + " ended, and " + log + " cannot be read";
    }
  }

  /**
   * What one round measured.
   *
   * @param seconds that its steps took
   * @param tokens that they worked on
   * @param loss of the last, nats per token
   */
  record Round(double seconds, long tokens, double loss) {}
}
