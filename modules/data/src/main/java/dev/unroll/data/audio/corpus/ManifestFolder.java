package dev.unroll.data.audio.corpus;

import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the folder that {@link Manifest#read} tells of. */
final class ManifestFolder {
  private static final List<String> SOUNDS =
      List.of(".wav", ".flac", ".aiff", ".aif", ".aifc", ".au");
  private static final String TEXT = ".txt";
  private static final String TEXTS = ".trans.txt";

  private final Path folder;

  /** Recordings by their path without ending, which is how texts name them. */
  private final Map<Path, Path> sounds = new TreeMap<>();

  private final List<Path> texts = new ArrayList<>();

  ManifestFolder(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(this::sort);
    }
  }

  private void sort(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(TEXT)) {
      texts.add(file);
    }
    SOUNDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .ifPresent(ending -> sounds.put(without(file, ending), file));
  }

  private static Path without(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ending.length()));
  }

  /** In the order of the names of the recordings. */
  List<Utterance> utterances() throws IOException {
    Map<Path, Utterance> found = new TreeMap<>();
    for (Path text : texts) {
      if (text.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(TEXTS)) {
        readTexts(text, found);
      } else if (sounds.containsKey(without(text, TEXT))) {
        Path name = without(text, TEXT);
        found.put(name, new Utterance(sounds.get(name), only(text), "", text.toString()));
      }
    }
    if (!found.isEmpty() && found.size() < sounds.size()) {
      List<Path> silent = sounds.keySet().stream().filter(n -> !found.containsKey(n)).toList();
      throw new IOException(
          folder
              + " holds "
              + silent.size()
              + " recordings without a transcript, such as "
              + sounds.get(silent.get(0))
              + "; write "
              + silent.get(0).getFileName()
              + TEXT
              + " beside it, or move it away");
    }
    return List.copyOf(found.values());
  }

  private static String only(Path text) throws IOException {
    List<String> filled = TextLines.filled(text);
    if (filled.isEmpty()) {
      throw new IOException(text + " holds no transcript; write what is said");
    }
    return String.join(" ", filled);
  }

  /** LibriSpeech's names begin with the speaker: 1034-121119-0049. */
  private void readTexts(Path text, Map<Path, Utterance> found) throws IOException {
    try (TextLines lines = new TextLines(text, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        String[] fields = line.get().strip().split("\\s+", 2);
        if (fields.length < 2 && !line.get().isBlank()) {
          throw new IOException(
              text + ":" + lines.number() + ": expected a name, a space and a transcript");
        }
        if (fields.length == 2) {
          Path name = text.resolveSibling(fields[0]);
          Path audio = sounds.getOrDefault(name, name.resolveSibling(fields[0] + ".flac"));
          int dash = fields[0].indexOf('-');
          String speaker = dash < 0 ? "" : fields[0].substring(0, dash);
          String source = text + ":" + lines.number();
          found.put(name, new Utterance(audio, fields[1], speaker, source));
        }
      }
    }
  }
}
