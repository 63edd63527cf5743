package dev.unroll.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every file of the repository keeps to. Each test lists all that do not. */
class RepositoryTest {
  private static final Path ROOT = Path.of("../..");
  private static final int LONGEST = 300;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** Javadoc of a sentence or more, right before the package. */
  private static final Pattern DESCRIBED =
      Pattern.compile("(?s)/\\*\\*.{40,}\\*/\\s*package [\\w.]+;\\s*");

  /** Folders of the machines that this was written on, and where Maven may get libraries. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)/(work|root|mnt)/|repo1?\\.maven\\.|artifactory|nexus\\.|<mirror>|<repository>");

  private static List<Path> tracked;

  @BeforeAll
  static void list() throws IOException {
    List<Path> files = new ArrayList<>();
    try {
      Process git = new ProcessBuilder("git", "ls-files").directory(ROOT.toFile()).start();
      try (var names = git.inputReader()) {
        names.lines().map(ROOT::resolve).filter(Files::isRegularFile).forEach(files::add);
      }
    } catch (IOException missing) {
      files.clear();
    }
    assumeTrue(!files.isEmpty(), "skipped: this is no git checkout, or git is not installed");
    tracked = files;
  }

  @Test
  void everyPackageIsDescribed() throws IOException {
    List<Path> packages =
        ending(".java").stream()
            .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
            .map(Path::getParent)
            .distinct()
            .toList();
    List<Path> without = new ArrayList<>();
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !DESCRIBED.matcher(text(info)).matches()) {
        without.add(folder);
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void noJavaFileIsLong() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Path file : ending(".java")) {
      long lines = text(file).lines().count();
      if (lines > LONGEST) {
        longer.add(file + ": " + lines + " lines");
      }
    }
    assertEquals(List.of(), longer);
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : ending(".md")) {
      Matcher link = LINK.matcher(text(page));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*", "");
        if (!target.matches("[a-z]+:.*") && !Files.exists(page.resolveSibling(target))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void noFileNamesAMachineOrARegistry() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : tracked) {
      String text = text(file);
      boolean binary = text.indexOf('\0') >= 0;
      boolean self = file.endsWith("RepositoryTest.java");
      Matcher word = FORBIDDEN.matcher(text);
      if (!binary && !self && word.find()) {
        found.add(file + ": " + word.group());
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> ending(String end) {
    return tracked.stream().filter(file -> file.toString().endsWith(end)).toList();
  }

  /** Every byte a character, so that no file is refused. */
  private static String text(Path file) throws IOException {
    return Files.readString(file, ISO_8859_1);
  }
}
