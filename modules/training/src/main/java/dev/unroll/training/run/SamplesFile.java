package dev.unroll.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code samples.jsonl}: for each evaluation that gave a sample, one line such as {@code
 * {"step":100,"text":"..."}}.
 */
public final class SamplesFile implements Watcher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StepLines lines;

  /** What the model put out after {@code step} updates. */
  public record Sample(long step, String text) {}

  private SamplesFile(Path file) {
    lines = new StepLines(file);
  }

  /** Begins an empty file. */
  public static SamplesFile start(Path file) {
    SamplesFile samples = new SamplesFile(file);
    samples.lines.replace(List.of());
    return samples;
  }

  /** Goes on after {@code step}, the checkpoint's; samples of later steps go. */
  public static SamplesFile resume(Path file, long step) {
    SamplesFile samples = new SamplesFile(file);
    samples.lines.replace(
        samples.lines.lines().stream().filter(line -> sample(line).step() <= step).toList());
    return samples;
  }

  /** All samples of a file, oldest first; none when it is missing. */
  public static List<Sample> read(Path file) {
    return new StepLines(file).lines().stream().map(SamplesFile::sample).toList();
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Evaluated evaluated && !evaluated.sample().isBlank()) {
      lines.append(line(new Sample(evaluated.state().step(), evaluated.sample())));
    }
  }

  private static String line(Sample sample) {
    try {
      return JSON.writeValueAsString(sample);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(String line) {
    try {
      return JSON.readValue(line, Sample.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a line of samples.jsonl: " + line, e);
    }
  }
}
