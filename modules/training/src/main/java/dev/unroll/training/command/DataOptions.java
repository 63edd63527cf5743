package dev.unroll.training.command;

import dev.unroll.data.catalogue.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The option of where datasets are kept, as a picocli mixin of every command that takes names of
 * the catalogue.
 */
@Heading("Data")
public final class DataOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where datasets are kept; UNROLL_DATA sets another default.")
  private Path directory = DataDirectory.standard().path();

  /** What names stand for; see {@link NamedData#resolve}. */
  public List<NamedData> resolve(String names) {
    return NamedData.resolve(names, new DataDirectory(directory));
  }

  /** The files of all names in one list; see {@link NamedData#files}. */
  public List<Path> files(String names, String kind, String... endings) {
    return resolve(names).stream().flatMap(name -> name.files(kind, endings).stream()).toList();
  }
}
