package dev.unroll.data.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts datasets of a catalogue into a data directory and finds them there.
 *
 * <p>A dataset is fetched and verified in {@code .NAME.part} beside its place, then moved there in
 * one step, so that its folder holds all of it or is not there. Installers in any number of threads
 * and processes may work on one directory at the same time.
 */
public final class Installer {
  private final Catalogue catalogue;
  private final DataDirectory directory;
  private final Download download;

  public Installer(Catalogue catalogue, DataDirectory directory, Download download) {
    this.catalogue = catalogue;
    this.directory = directory;
    this.download = download;
  }

  /** The packed catalogue and a directory. */
  public Installer(DataDirectory directory) {
    this(Catalogue.standard(), directory, new Download(Patience.STANDARD));
  }

  /** The packed catalogue and the standard directory. */
  public static Installer standard() {
    return new Installer(DataDirectory.standard());
  }

  /** The catalogue that names are looked up in. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The directory that datasets are put into. */
  public DataDirectory directory() {
    return directory;
  }

  /**
   * The folder of a dataset that is installed; nothing is downloaded.
   *
   * @throws IllegalArgumentException when no dataset has this name
   * @throws UncheckedIOException saying how to get it, when it is not installed
   */
  public Path require(String name) {
    Dataset dataset = catalogue.find(name);
    if (!directory.holds(dataset)) {
      String message =
          "dataset %s is not in %s; fetch it with: unroll datasets fetch %s, or set UNROLL_DATA"
              .formatted(name, directory.path(), name);
      throw new UncheckedIOException(message, new FileNotFoundException(message));
    }
    return directory.folder(dataset);
  }

  /**
   * Installs a dataset, unless it is there.
   *
   * @return whether something was done; false when the dataset was there already
   * @throws IllegalArgumentException when no dataset has this name
   * @throws IOException when it cannot be fetched or is not what the catalogue says; its folder is
   *     not there then
   */
  public boolean fetch(String name, Progress progress) throws IOException {
    Dataset dataset = catalogue.find(name);
    if (directory.holds(dataset)) {
      return false;
    }
    Files.createDirectories(directory.path());
    Path lock = directory.path().resolve("." + name + ".lock");
    return FolderLock.holding(
        lock,
        () -> progress.waiting(dataset),
        () -> {
          if (directory.holds(dataset)) {
            return false;
          }
          if (!adopted(dataset)) {
            install(dataset, progress);
          }
          return true;
        });
  }

  private void install(Dataset dataset, Progress progress) throws IOException {
    Path root = directory.path().resolve("." + dataset.name() + ".part");
    Staging staging = new Staging(root, download, progress);
    Path content = staging.gather(dataset);
    complete(content);
    Files.move(content, directory.folder(dataset), StandardCopyOption.ATOMIC_MOVE);
    staging.clear();
  }

  /** Takes over a folder that somebody filled by hand, when all of it is right. */
  private boolean adopted(Dataset dataset) throws IOException {
    Path folder = directory.folder(dataset);
    if (!Files.exists(folder)) {
      return false;
    }
    for (Map.Entry<DataFile, FileState> file : verify(dataset.name()).entrySet()) {
      if (file.getValue() != FileState.OK) {
        throw new IOException(
            "%s is there, but its %s is %s; move that folder away and fetch again"
                .formatted(folder, file.getKey().path(), file.getValue()));
      }
    }
    complete(folder);
    return true;
  }

  private static void complete(Path folder) throws IOException {
    Files.write(folder.resolve(DataDirectory.COMPLETE), new byte[0]);
  }

  /**
   * Reads all files of a dataset and compares them with the catalogue. Files that the catalogue
   * does not name are not looked at.
   *
   * @throws IllegalArgumentException when no dataset has this name
   */
  public Map<DataFile, FileState> verify(String name) throws IOException {
    Dataset dataset = catalogue.find(name);
    Map<DataFile, FileState> states = new LinkedHashMap<>();
    for (DataFile file : dataset.files()) {
      states.put(file, FileState.of(directory.folder(dataset).resolve(file.path()), file));
    }
    return states;
  }
}
