package dev.unroll.data.audio.corpus;

import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the table that {@link Manifest#read} tells of. */
final class ManifestTable {
  private static final Set<String> PATH = Set.of("path", "audio", "file");
  private static final Set<String> TRANSCRIPT = Set.of("transcript", "text");
  private static final Set<String> SPEAKER = Set.of("speaker");
  private static final int NONE = -1;

  private final Path table;
  private int path;
  private int transcript = 1;
  private int speaker = 2;
  private int columns = 3;

  private ManifestTable(Path table) {
    this.table = table;
  }

  /** In the order of the lines, whether their files exist or not. */
  static List<Utterance> utterances(Path table) throws IOException {
    ManifestTable reading = new ManifestTable(table);
    List<Utterance> utterances = new ArrayList<>();
    try (TextLines lines = new TextLines(table, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        boolean header = lines.number() == 1 && reading.header(line.get());
        if (!header && !line.get().isBlank()) {
          utterances.add(reading.utterance(line.get(), lines.number()));
        }
      }
    }
    return utterances;
  }

  /** Whether the line names the columns; then they are where it says. */
  private boolean header(String line) {
    List<String> names = List.of(line.toLowerCase(Locale.ROOT).split("\t", -1));
    int foundPath = place(names, PATH);
    int foundTranscript = place(names, TRANSCRIPT);
    if (foundPath == NONE || foundTranscript == NONE) {
      return false;
    }
    path = foundPath;
    transcript = foundTranscript;
    speaker = place(names, SPEAKER);
    columns = names.size();
    return true;
  }

  private static int place(List<String> names, Set<String> wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (wanted.contains(names.get(i).strip())) {
        return i;
      }
    }
    return NONE;
  }

  private Utterance utterance(String line, long number) throws IOException {
    String[] fields = line.split("\t", -1);
    if (fields.length <= Math.max(path, transcript) || fields.length > columns) {
      throw wrong(
          number,
          "has "
              + fields.length
              + (fields.length == 1 ? " column" : " columns")
              + "; expected path, tab, transcript, and perhaps tab, speaker");
    }
    if (fields[path].isBlank() || fields[transcript].isBlank()) {
      throw wrong(number, "has no " + (fields[path].isBlank() ? "path" : "transcript"));
    }
    try {
      boolean known = speaker != NONE && speaker < fields.length;
      return new Utterance(
          table.resolveSibling(fields[path].strip()),
          fields[transcript],
          known ? fields[speaker] : "",
          table + ":" + number);
    } catch (InvalidPathException e) {
      throw wrong(number, "has a path that this system does not allow: " + e.getMessage());
    }
  }

  private IOException wrong(long number, String what) {
    return new IOException(table + ":" + number + ": this line " + what);
  }
}
