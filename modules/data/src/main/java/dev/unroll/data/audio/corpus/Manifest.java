package dev.unroll.data.audio.corpus;

import dev.unroll.core.check.Check;
import dev.unroll.data.content.FirstFew;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings with their transcripts.
 *
 * @param utterances in the order of the table, or of the names in a folder; at least one
 */
public record Manifest(List<Utterance> utterances) {
  public Manifest {
    utterances = List.copyOf(utterances);
    Check.require(!utterances.isEmpty(), "there is no utterance");
  }

  /**
   * Reads a table or a folder.
   *
   * <p>A table is UTF-8 text, a line for each recording: its path, a tab, the transcript, and after
   * another tab the speaker if one is known. Paths are relative to the table. A first line that
   * names the columns ({@code path} or {@code audio} or {@code file}; {@code transcript} or {@code
   * text}; {@code speaker}) allows any order and further columns.
   *
   * <p>A folder holds, at any depth, each recording beside a text file of the same name with its
   * transcript, or files {@code NAME.trans.txt} of which each line is the name of a recording
   * beside it without ending, a space, and the transcript.
   *
   * @throws IOException naming file and line when one cannot be read as such, naming the missing
   *     recordings all together, or when there is no recording at all
   */
  public static Manifest read(Path tableOrFolder) throws IOException {
    List<Utterance> utterances =
        Files.isDirectory(tableOrFolder)
            ? new ManifestFolder(tableOrFolder).utterances()
            : ManifestTable.utterances(tableOrFolder);
    return of(utterances, tableOrFolder);
  }

  /** The manifest of {@code utterances}, which {@code source} told of, if all their files exist. */
  static Manifest of(List<Utterance> utterances, Path source) throws IOException {
    if (utterances.isEmpty()) {
      throw new IOException(
          source
              + " names no recording; expected lines of path, tab, transcript, or a folder with"
              + " NAME.wav beside NAME.txt");
    }
    List<Path> missing = new ArrayList<>();
    for (Utterance utterance : utterances) {
      if (!Files.isRegularFile(utterance.audio())) {
        missing.add(utterance.audio());
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          source
              + " names "
              + missing.size()
              + (missing.size() == 1 ? " recording that is" : " recordings that are")
              + " not there: "
              + FirstFew.of(missing)
              + "; paths are relative to the table");
    }
    return new Manifest(utterances);
  }

  /**
   * Writes this as a table that {@link #read} reads, with absolute paths.
   *
   * @throws IllegalArgumentException naming an utterance that holds a tab or a line end
   */
  public void write(Path table) throws IOException {
    StringBuilder text = new StringBuilder("path\ttranscript\tspeaker\n");
    for (Utterance utterance : utterances) {
      String path = utterance.audio().toAbsolutePath().toString();
      for (String field : List.of(path, utterance.transcript(), utterance.speaker())) {
        Check.require(
            field.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r'),
            "utterance " + path + " holds a tab or a line end, which a table cannot");
      }
      text.append(path).append('\t').append(utterance.transcript());
      text.append('\t').append(utterance.speaker()).append('\n');
    }
    Files.writeString(table, text, StandardCharsets.UTF_8);
  }
}
