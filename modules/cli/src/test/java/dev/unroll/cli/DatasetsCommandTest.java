package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.unroll.data.catalogue.Catalogue;
import dev.unroll.data.catalogue.DataFile;
import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Download;
import dev.unroll.data.catalogue.Part;
import dev.unroll.data.catalogue.Patience;
import dev.unroll.training.command.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetsCommandTest {
  // printf 'first\n' | sha256sum
  private static final DataFile FILE =
      new DataFile(
          "one.txt", 6, "b640e840b19d378660b32fb51ae18d67dccb4a8596a29e7bd72c1b2ae5928f41");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/good/one.txt",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
    Catalogue catalogue = new Catalogue(List.of(dataset("good"), dataset("gone")));
    shell = new Shell(new DatasetsCommand(catalogue, new Download(Patience.STANDARD)));
    shell.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Dataset dataset(String name) {
    URI from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "/");
    Part part = new Part.Plain(List.of(from), List.of(FILE));
    return new Dataset(name, "title", "origin", "free", "split", List.of(part));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data-dir";
    all[arguments.length + 1] = folder.toString();
    return shell.run(all);
  }

  @Test
  void fetchedOnceThenFound() {
    assertEquals(0, run("fetch", "good"));
    assertEquals("good fetched: " + folder.resolve("good"), out.toString().strip());
    assertEquals(0, run("fetch", "good"));
    assertEquals("good is already there: " + folder.resolve("good"), out.toString().strip());
    assertEquals("", err.toString());
  }

  @Test
  void theListSaysWhatIsHere() {
    run("fetch", "good");
    assertEquals(0, run("list"));
    assertTrue(
        out.toString()
            .matches("(?s)good \\(0\\.0 MB, here\\).*gone \\(0\\.0 MB, not here yet\\).*"));
    assertTrue(out.toString().contains("Licence: free"));
  }

  @Test
  void verifyNamesEachFileAndFailsWhenOneIsChanged() throws IOException {
    assertEquals(0, run("verify"));
    assertTrue(out.toString().startsWith("no dataset is in "));
    run("fetch", "good");
    assertEquals(0, run("verify"));
    assertEquals("ok       good/one.txt", out.toString().strip());
    Files.writeString(folder.resolve("good/one.txt"), "other\n");
    assertEquals(1, run("verify", "good"));
    assertEquals("changed  good/one.txt", out.toString().strip());
    assertEquals(1, run("verify", "gone"));
    assertEquals("missing  gone/one.txt", out.toString().strip());
  }

  @Test
  void aFailedFetchExitsWithOneAndOneLine() {
    assertEquals(1, run("fetch", "gone"));
    assertTrue(err.toString().strip().matches("unroll: gone: http://.*: .* HTTP status 404"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    folder = file;
    assertEquals(1, run("fetch", "good"));
    assertEquals("unroll: " + file + ": a file is in the way", err.toString().strip());
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamedWithTheReason() throws IOException {
    folder = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder), "not for root");
    assertEquals(1, run("fetch", "good"));
    assertTrue(err.toString().strip().endsWith(": permission denied"), err.toString());
    assertTrue(folder.toFile().setWritable(true));
  }

  @Test
  void wrongUseExitsWithTwo() {
    assertEquals(2, run("fetch", "goood"));
    assertEquals(
        "unroll: no dataset is named goood; did you mean good? (unroll datasets list)",
        err.toString().strip());
    assertEquals(2, run("fetch"));
    assertEquals(2, run("remove", "good"));
    assertEquals(2, run());
  }

  @Test
  void unrollKnowsTheCommand() {
    assertTrue(new CommandLine(Unroll.class).getSubcommands().containsKey("datasets"));
  }
}
