package dev.unroll.cli;

import dev.unroll.data.catalogue.Catalogue;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.DataFile;
import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Download;
import dev.unroll.data.catalogue.FileState;
import dev.unroll.data.catalogue.Installer;
import dev.unroll.data.catalogue.Patience;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code unroll datasets}: lists, fetches and verifies real datasets. Behaves as {@link
 * dev.unroll.training.command.Shell} has it.
 */
@Command(
    name = "datasets",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | fetch | verify)",
    description = "Real datasets: list, fetch, verify.")
public final class DatasetsCommand {
  private final Catalogue catalogue;
  private final Download download;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where datasets are kept; UNROLL_DATA sets another default.")
  private Path dataDirectory = DataDirectory.standard().path();

  /** The command on the catalogue that comes with the program. */
  public DatasetsCommand() {
    this(Catalogue.standard(), new Download(Patience.STANDARD));
  }

  DatasetsCommand(Catalogue catalogue, Download download) {
    this.catalogue = catalogue;
    this.download = download;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Show what there is, under which licence, and what is here.")
  int list() {
    DataDirectory directory = installer().directory();
    for (Dataset dataset : catalogue.datasets()) {
      String where = directory.holds(dataset) ? "here" : "not here yet";
      out()
          .printf(Locale.ROOT, "%s (%.1f MB, %s)%n", dataset.name(), dataset.bytes() * 1e-6, where);
      out().printf("  %s%n  Licence: %s%n%n", dataset.title(), dataset.licence());
    }
    out().printf("Folder: %s%n", directory.path());
    out().println("To get one: unroll datasets fetch NAME");
    return ExitCode.OK;
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = "Download, verify and unpack; what is here already stays as it is.")
  int fetch(
      @Parameters(arity = "1..*", paramLabel = "NAME", description = "As list shows it.")
          List<String> names)
      throws IOException {
    List<Dataset> datasets = find(names);
    Installer installer = installer();
    // AUTO is picocli's test for a terminal; a progress line in a log file would be noise.
    ProgressLine progress = new ProgressLine(err(), Ansi.AUTO.enabled());
    for (Dataset dataset : datasets) {
      try {
        boolean fetched = installer.fetch(dataset.name(), progress);
        progress.clear();
        String what = fetched ? "fetched" : "is already there";
        Path folder = installer.require(dataset.name());
        out().printf("%s %s: %s%n", dataset.name(), what, folder);
      } catch (FileSystemException e) {
        // Its message is a path alone; the shell says what is the matter with it.
        progress.clear();
        throw e;
      } catch (IOException e) {
        progress.clear();
        throw new IOException(dataset.name() + ": " + e.getMessage(), e);
      }
    }
    return ExitCode.OK;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Compare with the checksums; without a name, all that are here.")
  int verify(
      @Parameters(arity = "0..*", paramLabel = "NAME", description = "As list shows it.")
          List<String> names)
      throws IOException {
    Installer installer = installer();
    long bad = 0;
    for (Dataset dataset : names == null ? installed(installer) : find(names)) {
      for (Map.Entry<DataFile, FileState> file : files(installer, dataset)) {
        String path = dataset.name() + "/" + file.getKey().path();
        out().printf("%-8s %s%n", file.getValue(), path);
        bad += file.getValue() == FileState.OK ? 0 : 1;
      }
    }
    out().flush();
    if (bad > 0) {
      throw new IOException(
          "files that are not as they must be: "
              + bad
              + "; remove the dataset's folder in "
              + installer.directory().path()
              + " and fetch it again");
    }
    return ExitCode.OK;
  }

  private static Set<Map.Entry<DataFile, FileState>> files(Installer installer, Dataset dataset)
      throws IOException {
    try {
      return installer.verify(dataset.name()).entrySet();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(dataset.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Dataset> installed(Installer installer) {
    List<Dataset> here =
        catalogue.datasets().stream().filter(installer.directory()::holds).toList();
    if (here.isEmpty()) {
      out().printf("no dataset is in %s%n", installer.directory().path());
    }
    return here;
  }

  /** Looks all names up before anything is done. */
  private List<Dataset> find(List<String> names) {
    return WrongUse.unless(() -> names.stream().map(catalogue::find).toList());
  }

  private Installer installer() {
    return new Installer(catalogue, new DataDirectory(dataDirectory), download);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
