package dev.unroll.training.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.Installer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NamedDataTest {
  @TempDir Path temp;
  private DataOptions options;

  @BeforeEach
  void type() {
    options = CommandLine.populateCommand(new DataOptions(), "--data-dir", temp.toString());
  }

  /** As the installer leaves a folder; nobody reads the files here. */
  private Path install(String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.createFile(folder.resolve(".complete"));
    assertEquals(folder, new Installer(new DataDirectory(temp)).require(name));
    return folder;
  }

  @Test
  void pathsAndNamesStandForTheirFilesInOrder() throws IOException {
    Path folder = install("rt-polarity");
    Path other = temp.resolve("other.pos");
    assertEquals(
        List.of(folder.resolve("rt-polarity.neg"), folder.resolve("rt-polarity.pos"), other),
        options.files("rt-polarity," + other, "review file", ".pos", ".neg"));
    assertEquals(
        List.of(folder.resolve("README.txt")), options.files("rt-polarity", "text file", ".txt"));
  }

  @Test
  void aPathIsTakenWhateverItsEndingAndWhetherItIsThere() {
    assertEquals(
        List.of(Path.of("a/b"), Path.of("c.wav")), options.files("a/b,c.wav", "text", ".txt"));
  }

  @Test
  void whatIsInTheFolderGoesBeforeTheCatalogue() {
    Path here = Path.of("src"); // a file without slash and dot where the tests run
    assertTrue(Files.exists(here));
    assertEquals(List.of(new NamedData.Given(here)), options.resolve("src"));
  }

  @Test
  void aDatasetTellsItsFolder() throws IOException {
    Path folder = install("sick2014");
    var installed = (NamedData.Installed) options.resolve("sick2014").get(0);
    assertEquals(folder, installed.folder());
    assertEquals("sick2014", installed.dataset().name());
  }

  @Test
  void aDatasetWithoutSuchFilesIsWrongUse() throws IOException {
    Path folder = install("tinyshakespeare");
    var e =
        assertThrows(
            WrongUse.class, () -> options.files("tinyshakespeare", "sound file", ".wav", ".flac"));
    assertEquals(
        "dataset tinyshakespeare has no sound file (.wav, .flac) to train on; give the path of a"
            + " file in "
            + folder,
        e.getMessage());
  }

  @Test
  void namesThatMeanNothingAreWrongUse() {
    var unknown = assertThrows(WrongUse.class, () -> options.resolve("sick2041"));
    assertTrue(unknown.getMessage().contains("did you mean sick2014?"), unknown.getMessage());
    var empty = assertThrows(WrongUse.class, () -> options.resolve(","));
    assertEquals("--data must name a file or a dataset, but was \",\"", empty.getMessage());
  }

  @Test
  void aDatasetThatIsNotThereSaysHowToFetchIt() {
    var e = assertThrows(UncheckedIOException.class, () -> options.resolve("sick2014"));
    assertTrue(e.getMessage().contains("unroll datasets fetch sick2014"), e.getMessage());
  }
}
