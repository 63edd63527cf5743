package dev.unroll.seqtoseq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.core.check.Check;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.picture.AttentionPicture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where pictures of attention go: nowhere, to the terminal below each translation, to a PNG file
 * for each sentence, or all to one page.
 */
final class AttentionFile {
  private static final String TERMINAL = "-";

  private final Path file;
  private final List<String> fragments = new ArrayList<>();
  private int images;
  private int tooLarge;

  private AttentionFile(Path file) {
    this.file = file;
  }

  /**
   * @param file empty for nowhere, - for the terminal, else ending in .png or .html
   * @throws IllegalArgumentException when it ends in anything else
   */
  static AttentionFile of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    Check.require(
        name.isEmpty() || name.equals(TERMINAL) || name.endsWith(".png") || name.endsWith(".html"),
        "--attention must be - or a file ending in .png or .html, but was " + file);
    return new AttentionFile(file);
  }

  /** The picture of the best candidate for a terminal. */
  static String text(Translation translation) {
    return picture(translation).text();
  }

  private static AttentionPicture picture(Translation translation) {
    Translation.Candidate best = translation.best();
    return AttentionPicture.of(
        best.tokens(), translation.sourceTokens(), best.attention().toArray(float[][]::new));
  }

  /**
   * Refuses pictures of a network that has nothing to show.
   *
   * @throws WrongUse when they are asked for
   */
  void requireAttention(NetworkConfig network) {
    if (!file.toString().isEmpty() && !network.attends()) {
      throw new WrongUse("--attention needs a network with attention, which this is not");
    }
  }

  /** Shows or keeps the picture of the best candidate; those that are too large are counted. */
  void add(Translation translation, PrintWriter out) throws IOException {
    String name = file.toString();
    if (name.isEmpty() || translation.best().attention().isEmpty()) {
      return;
    }
    boolean fits =
        translation.sourceTokens().size() <= AttentionPicture.MOST_TOKENS
            && translation.best().tokens().size() <= AttentionPicture.MOST_TOKENS;
    if (name.equals(TERMINAL)) {
      out.println(text(translation));
    } else if (!fits) {
      tooLarge++;
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
      picture(translation).png(numbered());
      images++;
    } else {
      fragments.add(picture(translation).html());
    }
  }

  /** The file itself first, then with a number before its ending. */
  private Path numbered() {
    String name = file.getFileName().toString();
    int end = name.lastIndexOf('.');
    return images == 0
        ? file
        : file.resolveSibling(name.substring(0, end) + "-" + (images + 1) + name.substring(end));
  }

  /**
   * Writes what was kept.
   *
   * @param notes where to say so; not among the translations
   */
  void finish(PrintWriter notes) throws IOException {
    if (!fragments.isEmpty()) {
      Files.writeString(file, page(), UTF_8);
      notes.println("attention: " + file);
    } else if (images > 0) {
      notes.println("attention: " + file + (images > 1 ? " and " + (images - 1) + " more" : ""));
    }
    if (tooLarge > 0) {
      notes.println(
          tooLarge
              + " pictures left out: more than "
              + AttentionPicture.MOST_TOKENS
              + " tokens on a side");
    }
    notes.flush();
  }

  private String page() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
        + "<title>Where the decoder looked</title>\n"
        + "<body style=\"font-family: sans-serif; margin: 2em\">\n"
        + "<h1>Where the decoder looked</h1>\n"
        + String.join("\n", fragments)
        + "\n</body>\n</html>\n";
  }
}
