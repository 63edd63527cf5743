package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.catalogue.LoopbackServer.Handler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(5));
  private static final Patience NERVOUS =
      new Patience(Duration.ofMillis(100), Duration.ofMillis(500), 2, Duration.ofMillis(5));

  private final byte[] content = new byte[300_000];
  private final Download download = new Download(SHORT, Map.of());
  @TempDir Path folder;
  private Path target;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    target = folder.resolve("file.bin");
    server = new LoopbackServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void fetch(Download with, String path) throws IOException {
    with.fetch(server.address(path), target, content.length, Progress.NONE);
  }

  private void assertOnlyTheWholeFileIsThere() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList());
    }
  }

  /** Breaks off the first answers after 100,000 bytes each. */
  private Handler cutting(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return exchange ->
        LoopbackServer.send(
            exchange, content, left.getAndDecrement() > 0 ? 100_000 : content.length);
  }

  @Test
  void aFileArrivesWholeAndItsProgressIsTold() throws IOException {
    server.serve("/a/file.bin", content);
    List<String> told = new ArrayList<>();
    download.fetch(
        server.address("/a/file.bin"),
        target,
        content.length,
        (name, bytes, total) -> told.add(name + " " + bytes + " " + total));
    assertOnlyTheWholeFileIsThere();
    assertEquals("file.bin 300000 300000", told.get(told.size() - 1));
  }

  @Test
  void aCutConnectionGoesOnWhereItBroke() throws IOException {
    server.on("/f", cutting(2));
    fetch(download, "/f");
    assertOnlyTheWholeFileIsThere();
    assertEquals(3, server.requests.size());
    int first = beginning(server.requests.get(1), 0);
    beginning(server.requests.get(2), first);
  }

  /** Where a request goes on; a cut connection may lose some of what was sent last, but not all. */
  private static int beginning(String request, int before) {
    Matcher from = Pattern.compile("/f bytes=(\\d+)-").matcher(request);
    assertTrue(from.matches(), request);
    int begins = Integer.parseInt(from.group(1));
    assertTrue(begins > before && begins <= before + 100_000, request);
    return begins;
  }

  @Test
  void aLaterRunGoesOnWhereAnEarlierOneGaveUp() throws IOException {
    server.on("/f", cutting(1));
    Download once =
        new Download(new Patience(SHORT.connect(), SHORT.stall(), 1, SHORT.pause()), Map.of());
    assertThrows(IOException.class, () -> fetch(once, "/f"));
    assertFalse(Files.exists(target));
    fetch(once, "/f");
    assertOnlyTheWholeFileIsThere();
    assertEquals(2, server.requests.size());
    beginning(server.requests.get(1), 0);
  }

  /** Answers the requests for /f in turn. */
  private void answerInTurn(Handler... handlers) {
    Iterator<Handler> next = List.of(handlers).iterator();
    server.on("/f", exchange -> next.next().answer(exchange));
  }

  private Handler whole() {
    return exchange -> LoopbackServer.send(exchange, content, content.length);
  }

  @Test
  void piecesOfTwoVersionsAreNotJoined() throws IOException {
    byte[] older = new byte[content.length];
    answerInTurn(exchange -> LoopbackServer.send(exchange, older, 1000), whole());
    fetch(download, "/f");
    assertEquals(2, server.requests.size());
    beginning(server.requests.get(1), 0);
    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void aServerWithoutRangesIsAskedForTheWholeFile() throws IOException {
    answerInTurn(withoutRanges(50_000), withoutRanges(content.length));
    fetch(download, "/f");
    assertEquals(2, server.requests.size());
    beginning(server.requests.get(1), 0);
    assertOnlyTheWholeFileIsThere();
  }

  private Handler withoutRanges(int most) {
    return exchange -> {
      exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Nov 2015 10:00:00 GMT");
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, most);
      exchange.getResponseBody().flush();
    };
  }

  @Test
  void aPieceThatTheServerCannotContinueIsThrownAway() throws IOException {
    answerInTurn(cutting(1), exchange -> exchange.sendResponseHeaders(416, -1), whole());
    fetch(download, "/f");
    assertEquals(3, server.requests.size());
    beginning(server.requests.get(1), 0);
    assertEquals("/f all", server.requests.get(2));
    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void aMissingFileIsAskedForOnce() {
    IOException e = assertThrows(IOException.class, () -> fetch(download, "/none"));
    assertEquals(
        server.address("/none") + ": the server answered with HTTP status 404", e.getMessage());
    assertEquals(List.of("/none all"), server.requests);
  }

  @Test
  void aFileThatCannotBeWrittenIsAskedForOnce() {
    server.serve("/f", content);
    target = folder.resolve("no folder").resolve("file.bin");
    assertThrows(NoSuchFileException.class, () -> fetch(download, "/f"));
    assertEquals(List.of("/f all"), server.requests);
  }

  @Test
  void aServerInTroubleIsTriedAgainButNotForEver() {
    server.on("/f", exchange -> exchange.sendResponseHeaders(503, -1));
    IOException e = assertThrows(IOException.class, () -> fetch(download, "/f"));
    assertTrue(e.getMessage().endsWith("HTTP status 503 (gave up after 3 attempts)"));
    assertEquals(3, server.requests.size());
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    server.serve("/there", content);
    server.on(
        "/here",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/there");
          exchange.sendResponseHeaders(302, -1);
        });
    fetch(download, "/here");
    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() {
    server.on("/f", exchange -> sleep());
    IOException e =
        assertThrows(IOException.class, () -> fetch(new Download(NERVOUS, Map.of()), "/f"));
    assertTrue(e.getMessage().contains("no answer within 600 ms"), e.getMessage());
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    server.on(
        "/f",
        exchange -> {
          LoopbackServer.send(exchange, content, 1000);
          sleep();
        });
    IOException e =
        assertThrows(IOException.class, () -> fetch(new Download(NERVOUS, Map.of()), "/f"));
    assertTrue(e.getMessage().contains("nothing came for 500 ms"), e.getMessage());
  }

  @Test
  void aSlowServerIsBorneAsLongAsSomethingComes() throws IOException {
    server.on(
        "/f",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          for (int i = 0; i < 6; i++) {
            exchange.getResponseBody().write(content, i * 50_000, 50_000);
            exchange.getResponseBody().flush();
            pause(120);
          }
        });
    fetch(new Download(NERVOUS, Map.of()), "/f");
    assertOnlyTheWholeFileIsThere();
    assertEquals(1, server.requests.size());
  }

  @Test
  void aFileLargerThanExpectedIsRefused() throws IOException {
    server.serve("/f", content);
    URI address = server.address("/f");
    IOException e =
        assertThrows(
            IOException.class, () -> download.fetch(address, target, 299_999, Progress.NONE));
    assertTrue(e.getMessage().contains("at most 299,999 were expected"), e.getMessage());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void requestsGoThroughTheProxyOfTheEnvironment() throws IOException {
    server.serve("/file.bin", content);
    String proxy = "http://127.0.0.1:" + server.port();
    Download proxied = new Download(SHORT, Map.of("http_proxy", proxy));
    proxied.fetch(
        URI.create("http://data.invalid/file.bin"), target, content.length, Progress.NONE);
    assertOnlyTheWholeFileIsThere();
  }

  @Test
  void aProxyThatCannotBeUsedIsSaidInOneLine() {
    Download proxied = new Download(SHORT, Map.of("http_proxy", "socks5://me:secret@p:1"));
    var e = assertThrows(IllegalArgumentException.class, () -> fetch(proxied, "/f"));
    assertEquals(
        "only http proxies can be used, such as http://host:3128,"
            + " but http_proxy was socks5://***@p:1",
        e.getMessage());
  }

  private static void sleep() {
    pause(3000);
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
