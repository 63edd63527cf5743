package dev.unroll.data.catalogue;

import dev.unroll.core.check.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One entry of the catalogue.
 *
 * @param name name on the command line and of the folder: lower-case letters, digits, "-"
 * @param title what it is, in one line
 * @param origin who made it, and how it got here
 * @param licence what may be done with it
 * @param split which examples are train, dev and test
 * @param parts where its files come from; no two files have the same path
 */
public record Dataset(
    String name, String title, String origin, String licence, String split, List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  public Dataset {
    Check.require(
        NAME.matcher(name).matches(),
        "name must be lower-case letters, digits and \"-\", but was \"" + name + "\"");
    Check.notBlank("title of " + name, title);
    Check.notBlank("origin of " + name, origin);
    Check.notBlank("licence of " + name, licence);
    Check.notBlank("split of " + name, split);
    Check.require(!parts.isEmpty(), "parts of " + name + " must not be empty");
    parts = List.copyOf(parts);
    Set<String> paths = new HashSet<>();
    for (Part part : parts) {
      for (DataFile file : part.files()) {
        Check.require(paths.add(file.path()), name + " names " + file.path() + " twice");
      }
    }
  }

  /** All files of the dataset, in the order of the catalogue. */
  public List<DataFile> files() {
    return parts.stream().flatMap(part -> part.files().stream()).toList();
  }

  /** Size of all files together. */
  public long bytes() {
    return files().stream().mapToLong(DataFile::bytes).sum();
  }
}
