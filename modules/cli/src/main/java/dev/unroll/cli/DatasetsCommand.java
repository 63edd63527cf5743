package dev.unroll.cli;

import dev.unroll.data.catalogue.Catalogue;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.DataFile;
import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Download;
import dev.unroll.data.catalogue.FileState;
import dev.unroll.data.catalogue.Installer;
import dev.unroll.data.catalogue.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code unroll datasets}: lists, fetches and verifies real datasets. It exits with 0
 * when all is well, 1 when a fetch or a verification failed and 2 for wrong use.
 */
@Command(
    name = "datasets",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | fetch | verify)",
    description = "Lists, fetches and verifies real datasets.")
public final class DatasetsCommand {
  private final Catalogue catalogue;
  private final Download download;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of the datasets (default: $UNROLL_DATA, else ~/.cache/unroll/datasets).")
  private Path dataDirectory;

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
      description = "Lists the datasets and says which are here.")
  int list() {
    DataDirectory directory = installer().directory();
    String row = "%-22s %9s  %-6s %s%n";
    out().printf(row, "NAME", "SIZE", "STATE", "WHAT");
    for (Dataset dataset : catalogue.datasets()) {
      String state = directory.holds(dataset) ? "here" : "-";
      String size = "%.1f MB".formatted(dataset.bytes() * 1e-6);
      out().printf(row, dataset.name(), size, state, dataset.title());
      out().printf(row, "", "", "", "Licence: " + dataset.licence());
    }
    out().printf("Folder: %s%n", directory.path());
    return ExitCode.OK;
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description =
          "Downloads, verifies and unpacks datasets; what is here already stays as it is.")
  int fetch(@Parameters(arity = "1..*", paramLabel = "NAME") List<String> names) {
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
      } catch (IOException e) {
        progress.clear();
        err().println(dataset.name() + ": " + e.getMessage());
        return ExitCode.SOFTWARE;
      }
    }
    return ExitCode.OK;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Compares datasets with their checksums; without a name, all that are here.")
  int verify(@Parameters(arity = "0..*", paramLabel = "NAME") List<String> names) {
    Installer installer = installer();
    List<Dataset> asked = names == null ? installed(installer) : find(names);
    boolean good = true;
    for (Dataset dataset : asked) {
      try {
        for (Map.Entry<DataFile, FileState> file : installer.verify(dataset.name()).entrySet()) {
          String path = dataset.name() + "/" + file.getKey().path();
          out().printf("%-8s %s%n", file.getValue(), path);
          good &= file.getValue() == FileState.OK;
        }
      } catch (IOException e) {
        err().println(dataset.name() + ": cannot be read: " + e.getMessage());
        good = false;
      }
    }
    if (!good) {
      err()
          .printf(
              "not all files are as they must be; remove the dataset's folder in %s and fetch it again%n",
              installer.directory().path());
    }
    return good ? ExitCode.OK : ExitCode.SOFTWARE;
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
    try {
      return names.stream().map(catalogue::find).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Installer installer() {
    DataDirectory directory =
        dataDirectory == null ? DataDirectory.standard() : new DataDirectory(dataDirectory);
    return new Installer(catalogue, directory, download);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
