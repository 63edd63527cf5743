package dev.unroll.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code run.json}: what is needed to tell a run from others and to repeat it.
 *
 * @param trained what was trained, for people, such as "language model of characters"
 * @param configuration by the names that users type
 * @param seed the root seed
 * @param data SHA-256 in hexadecimal of each data file by its name
 * @param sessions one from training, and one from each time it was resumed
 */
public record RunRecord(
    String trained,
    Map<String, Object> configuration,
    long seed,
    Map<String, String> data,
    List<Session> sessions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One process that worked on the run.
   *
   * @param commandLine as typed
   * @param provenance the software and the machine
   * @param started in ISO 8601, UTC
   * @param ended in ISO 8601, UTC; blank while it runs, and for ever when it was killed
   * @param outcome one sentence; "running" until it ended
   */
  public record Session(
      List<String> commandLine,
      Provenance provenance,
      String started,
      String ended,
      String outcome) {
    public Session {
      commandLine = List.copyOf(commandLine);
    }
  }

  public RunRecord {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    sessions = List.copyOf(sessions);
  }

  /** A run that no process has worked on yet. */
  public static RunRecord of(
      String trained, Map<String, Object> configuration, long seed, Map<String, String> data) {
    return new RunRecord(trained, configuration, seed, data, List.of());
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it is missing or no run record
   */
  public static RunRecord read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no run record: " + e.getOriginalMessage(), e);
    }
  }

  /** Replaces a file with this. */
  void write(Path file) {
    try {
      Replacement.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the configuration cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  RunRecord with(Session session) {
    List<Session> more = new ArrayList<>(sessions);
    more.add(session);
    return new RunRecord(trained, configuration, seed, data, more);
  }
}
