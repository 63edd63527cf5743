package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  // Checksums from coreutils: printf 'first\n' | sha256sum, and so on.
  private static final DataFile FIRST =
      new DataFile(
          "one.txt", 6, "b640e840b19d378660b32fb51ae18d67dccb4a8596a29e7bd72c1b2ae5928f41");
  private static final DataFile SECOND =
      new DataFile(
          "sub/two words.txt",
          7,
          "480c2336b410f1ad5f8bf1b28944490255804b65350c527787e74ebdd511e3a4");
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(5));

  @TempDir Path folder;
  private LoopbackServer server;
  private Installer installer;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    server.serve("/raw/one.txt", bytes("first\n"));
    server.serve("/raw/sub/two words.txt", bytes("second\n"));
    server.serve("/packed.zip", zip("root/one.txt", "first\n", "root/more.txt", "unasked"));
    server.serve("/other.zip", zip("root/one.txt", "f1rst\n"));
    installer =
        installer(
            dataset("plain", plain("/raw/")),
            dataset("packed", new Part.Packed(at("/packed.zip"), "root/", List.of(FIRST))),
            dataset("changed", new Part.Packed(at("/other.zip"), "root/", List.of(FIRST))),
            dataset("empty", new Part.Packed(at("/packed.zip"), "", List.of(FIRST))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Installer installer(Dataset... datasets) {
    return new Installer(
        new Catalogue(List.of(datasets)),
        new DataDirectory(folder.resolve("data")),
        new Download(SHORT, Map.of()));
  }

  private static Dataset dataset(String name, Part part) {
    return new Dataset(name, "title", "origin", "licence", "split", List.of(part));
  }

  private Part plain(String... from) {
    List<URI> addresses = Stream.of(from).map(server::address).toList();
    return new Part.Plain(addresses, List.of(FIRST, SECOND));
  }

  private List<URI> at(String path) {
    return List.of(server.address(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(bytes(namesAndTexts[i + 1]));
      }
    }
    return bytes.toByteArray();
  }

  /** Files in the data directory, without lock files. */
  private List<String> present() throws IOException {
    Path root = folder.resolve("data");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  private String failure(String name) {
    return assertThrows(IOException.class, () -> installer.fetch(name, Progress.NONE)).getMessage();
  }

  @Test
  void plainFilesAreInstalledAndThenFound() throws IOException {
    assertTrue(installer.fetch("plain", Progress.NONE));
    assertEquals(List.of("plain/.complete", "plain/one.txt", "plain/sub/two words.txt"), present());
    assertEquals("second\n", Files.readString(installer.require("plain").resolve(SECOND.path())));
  }

  @Test
  void onlyTheNamedFilesOfAnArchiveAreKept() throws IOException {
    assertTrue(installer.fetch("packed", Progress.NONE));
    assertEquals(List.of("packed/.complete", "packed/one.txt"), present());
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    installer.fetch("plain", Progress.NONE);
    server.requests.clear();
    assertFalse(installer.fetch("plain", Progress.NONE));
    assertEquals(List.of(), server.requests);
  }

  @Test
  void aMissingDatasetSaysHowToGetIt() {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> installer.require("plain"));
    assertEquals(
        "dataset plain is not in "
            + folder.resolve("data")
            + "; fetch it with: unroll datasets fetch plain, or set UNROLL_DATA",
        e.getMessage());
  }

  @Test
  void aFileWithAnotherChecksumIsNotInstalled() throws IOException {
    server.serve("/raw/sub/two words.txt", bytes("sekond\n"));
    assertTrue(failure("plain").contains("sub/two words.txt was expected to be 7 bytes"));
    assertEquals(List.of(".plain.part/content/one.txt"), present());
  }

  @Test
  void aFileThatWasVerifiedIsNotFetchedAgainAfterAFailure() throws IOException {
    server.on("/raw/sub/two words.txt", exchange -> exchange.sendResponseHeaders(404, -1));
    assertTrue(failure("plain").endsWith("HTTP status 404"));
    server.serve("/raw/sub/two words.txt", bytes("second\n"));
    server.requests.clear();
    assertTrue(installer.fetch("plain", Progress.NONE));
    assertEquals(List.of("/raw/sub/two words.txt all"), server.requests);
  }

  @Test
  void anArchiveWithAnotherContentIsNotInstalled() throws IOException {
    assertTrue(failure("changed").contains("one.txt was expected to be 6 bytes"));
    assertEquals(List.of(), present());
  }

  @Test
  void anArchiveWithoutTheFileIsNamed() throws IOException {
    assertTrue(failure("empty").endsWith("/packed.zip does not hold one.txt"));
    assertEquals(List.of(), present());
  }

  @Test
  void aSecondAddressStandsInForTheFirst() throws IOException {
    installer = installer(dataset("plain", plain("/gone/", "/raw/")));
    assertTrue(installer.fetch("plain", Progress.NONE));
  }

  @Test
  void aFolderFilledByHandIsTakenOverWhenItIsRight() throws IOException {
    Path one = Files.createDirectories(folder.resolve("data/packed")).resolve("one.txt");
    Files.writeString(one, "f1rst\n");
    assertTrue(failure("packed").contains("its one.txt is changed; move that folder away"));
    assertEquals("f1rst\n", Files.readString(one));
    Files.writeString(one, "first\n");
    assertTrue(installer.fetch("packed", Progress.NONE));
    assertEquals(List.of("packed/.complete", "packed/one.txt"), present());
    assertEquals(List.of(), server.requests);
  }

  @Test
  void verifyTellsOkFromChangedFromMissing() throws IOException {
    installer.fetch("plain", Progress.NONE);
    assertEquals(Map.of(FIRST, FileState.OK, SECOND, FileState.OK), installer.verify("plain"));
    Files.writeString(folder.resolve("data/plain/one.txt"), "First\n");
    Files.delete(folder.resolve("data/plain").resolve(SECOND.path()));
    assertEquals(
        Map.of(FIRST, FileState.CHANGED, SECOND, FileState.MISSING), installer.verify("plain"));
  }

  @Test
  void twoInstallersAtOnceFetchOnce() throws Exception {
    AtomicBoolean waited = new AtomicBoolean();
    server.on(
        "/raw/one.txt",
        exchange -> {
          for (int i = 0; i < 200 && !waited.get(); i++) {
            pause();
          }
          LoopbackServer.send(exchange, bytes("first\n"), 6);
        });
    Progress progress =
        new Progress() {
          @Override
          public void received(String name, long bytes, long total) {}

          @Override
          public void waiting(Dataset dataset) {
            waited.set(true);
          }
        };
    Callable<Boolean> fetch = () -> installer.fetch("plain", progress);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    int done = 0;
    for (Future<Boolean> result : threads.invokeAll(Collections.nCopies(3, fetch))) {
      done += result.get() ? 1 : 0;
    }
    threads.shutdown();
    assertEquals(1, done);
    assertTrue(waited.get());
    assertEquals(2, server.requests.size());
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
