package dev.unroll.training.command;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.DataFile;
import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Installer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a name of {@code --data} stands for. */
public sealed interface NamedData {
  /** A path, whether there is something or not. */
  record Given(Path path) implements NamedData {}

  /**
   * A dataset of the catalogue that is on this machine.
   *
   * @param folder that holds its files
   */
  record Installed(Dataset dataset, Path folder) implements NamedData {}

  /**
   * The files to read. A path is taken as it is; of a dataset, the files with one of these endings
   * are, in the catalogue's order.
   *
   * @param kind of file, for people, such as "text file"
   * @param endings such as ".txt"; one or more
   * @throws WrongUse when a dataset has no such file
   */
  default List<Path> files(String kind, String... endings) {
    Check.require(endings.length > 0, "endings must not be empty");
    if (this instanceof Installed installed) {
      return installed(installed, kind, List.of(endings));
    }
    return List.of(((Given) this).path());
  }

  private static List<Path> installed(Installed installed, String kind, List<String> endings) {
    List<Path> found =
        installed.dataset().files().stream()
            .map(DataFile::path)
            .filter(path -> endings.stream().anyMatch(path::endsWith))
            .map(installed.folder()::resolve)
            .toList();
    if (found.isEmpty()) {
      throw new WrongUse(
          "dataset "
              + installed.dataset().name()
              + " has no "
              + kind
              + " ("
              + String.join(", ", endings)
              + ") to train on; give the path of a file in "
              + installed.folder());
    }
    return found;
  }

  /**
   * What names stand for, in their order.
   *
   * @param names separated by commas; one is a path when something is there, or when it holds a
   *     slash or a dot, and a name of the catalogue otherwise
   * @throws WrongUse when the catalogue has no such name, or there is no name at all
   * @throws java.io.UncheckedIOException saying how to get a dataset that is not in the directory
   */
  static List<NamedData> resolve(String names, DataDirectory directory) {
    List<NamedData> all =
        Arrays.stream(names.split(",")).map(name -> one(name, directory)).toList();
    if (all.isEmpty()) {
      throw new WrongUse("--data must name a file or a dataset, but was \"" + names + "\"");
    }
    return all;
  }

  private static NamedData one(String name, DataDirectory directory) {
    Path path = Path.of(name);
    if (Files.exists(path) || name.contains("/") || name.contains(".")) {
      return new Given(path);
    }
    Installer installer = new Installer(directory);
    Dataset dataset = WrongUse.unless(() -> installer.catalogue().find(name));
    return new Installed(dataset, installer.require(name));
  }
}
