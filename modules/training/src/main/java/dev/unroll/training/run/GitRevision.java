package dev.unroll.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The commit that is checked out, read from git's files, because git may not be installed. */
final class GitRevision {
  private static final String UNKNOWN = "unknown";

  private GitRevision() {}

  /** The commit of the checkout that this class was built in, or "unknown". */
  static String ofThisCode() {
    CodeSource source = GitRevision.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return UNKNOWN;
    }
    try {
      // Not the working directory: that may be a checkout of something else.
      return of(Path.of(source.getLocation().toURI()), "modules/training/pom.xml");
    } catch (URISyntaxException | IllegalArgumentException | IOException unreadable) {
      return UNKNOWN;
    }
  }

  /**
   * The commit of the nearest checkout around {@code start}.
   *
   * @param proof a file that this checkout must hold
   */
  static String of(Path start, String proof) throws IOException {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path git = folder.resolve(".git");
      if (Files.exists(git) && Files.exists(folder.resolve(proof))) {
        return head(Files.isDirectory(git) ? git : linked(folder, git));
      }
    }
    return UNKNOWN;
  }

  /** In a worktree, .git is a file that names the folder. */
  private static Path linked(Path folder, Path git) throws IOException {
    return folder.resolve(line(git).substring("gitdir: ".length()));
  }

  private static String head(Path git) throws IOException {
    String head = line(git.resolve("HEAD"));
    if (!head.startsWith("ref: ")) {
      return head;
    }
    String branch = head.substring("ref: ".length());
    Path shared = git.resolve("commondir");
    Path common = Files.exists(shared) ? git.resolve(line(shared)) : git;
    Path loose = common.resolve(branch);
    return Files.exists(loose) ? line(loose) : packed(common, branch).orElse(UNKNOWN);
  }

  private static Optional<String> packed(Path common, String branch) throws IOException {
    Path packed = common.resolve("packed-refs");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    return Files.readAllLines(packed, UTF_8).stream()
        .filter(line -> line.endsWith(" " + branch))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file, UTF_8).strip();
  }
}
