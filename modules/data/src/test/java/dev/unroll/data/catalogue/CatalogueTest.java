package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final Path WRITTEN = Path.of("../../datasets");
  private static final String SHA256 = "0".repeat(64);
  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void everyWrittenEntryIsListedOnceAndPacked() throws IOException {
    try (Stream<Path> files = Files.list(WRITTEN)) {
      List<String> written =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.equals("catalogue.yaml"))
              .map(name -> name.replace(".yaml", ""))
              .sorted()
              .toList();
      assertEquals(written, catalogue.datasets().stream().map(Dataset::name).sorted().toList());
    }
  }

  @Test
  void thePackedCatalogueIsTheWrittenOne() {
    assertEquals(Catalogue.in(WRITTEN).datasets(), catalogue.datasets());
  }

  @Test
  void aListedEntryThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("catalogue.yaml"), "- gone\n");
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Catalogue.in(folder));
    assertEquals(
        "dataset catalogue: gone.yaml, which catalogue.yaml lists, is not there", e.getMessage());
  }

  @Test
  void everyDatasetComesByHttpsFromAFixedVersion() {
    for (Dataset dataset : catalogue.datasets()) {
      for (Part part : dataset.parts()) {
        part.from()
            .forEach(
                address ->
                    assertTrue(
                        address.toString().matches("https://.*/[0-9a-f]{40}/.*"),
                        address.toString()));
      }
    }
  }

  @Test
  void everyDatasetHasASampleWithFilesOfItsKind() throws IOException {
    for (Dataset dataset : catalogue.datasets()) {
      List<String> endings = dataset.files().stream().map(file -> ending(file.path())).toList();
      try (Stream<Path> sample = Files.walk(WRITTEN.resolve("samples").resolve(dataset.name()))) {
        List<Path> files = sample.filter(Files::isRegularFile).toList();
        assertFalse(files.isEmpty(), dataset.name());
        files.forEach(file -> assertTrue(endings.contains(ending(file.toString())), file + ""));
      }
    }
  }

  /** From the last dot on, or the whole name of a file that has none. */
  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  @Test
  void aNameIsFound() {
    Dataset dataset = catalogue.find("tinyshakespeare");
    assertEquals(1_115_394, dataset.bytes());
    assertEquals("input.txt", dataset.files().get(0).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinyshakespear", "tiny-shakespeare", "tiny", "tinishakespeares"})
  void aMisspelledNameIsAnsweredWithTheNearest(String name) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> catalogue.find(name));
    assertEquals(
        "no dataset is named " + name + "; did you mean tinyshakespeare? (unroll datasets list)",
        e.getMessage());
  }

  @Test
  void aNameUnlikeAnyIsAnsweredWithAll() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> catalogue.find("imagenet-21k"));
    assertTrue(e.getMessage().contains("there are: tinyshakespeare, stories-public-domain"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x", "a/../x", "", "a//b", "C:\\x", "a/", "./a"})
  void pathsThatLeadOutOfADatasetAreRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> new DataFile(path, 1, SHA256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", "A", "a b", ".hidden"})
  void namesThatAreNoFolderAreRefused(String name) {
    List<Part> parts = catalogue.find("tinyshakespeare").parts();
    assertThrows(
        IllegalArgumentException.class, () -> new Dataset(name, "t", "o", "l", "s", parts));
  }

  @Test
  void aFileNamedTwiceIsRefused() {
    Part part = catalogue.find("tinyshakespeare").parts().get(0);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Dataset("x", "t", "o", "l", "s", List.of(part, part)));
    assertEquals("x names input.txt twice", e.getMessage());
  }

  @Test
  void aFieldThatIsMissingUnknownOrWrongIsNamed() throws IOException {
    String whole = Files.readString(WRITTEN.resolve("tinyshakespeare.yaml"));
    String withoutLicence = whole.replaceFirst("(?s)licence: .*split", "split");
    assertTrue(message(withoutLicence).contains("'licence'"), message(withoutLicence));
    assertTrue(message(whole + "colour: red\n").contains("\"colour\""));
    assertTrue(message(whole.replace("sha256: 86", "sha256: 8")).contains("sha256 of input.txt"));
    assertTrue(message(whole.replace("https:", "ftp:")).contains("must begin with https://"));
  }

  private static String message(String yaml) {
    InputStream in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> Catalogue.read("x.yaml", in, Dataset.class));
    assertTrue(
        e.getMessage().matches("(?s)dataset catalogue, x.yaml, line \\d+: .*"), e.getMessage());
    return e.getMessage();
  }
}
