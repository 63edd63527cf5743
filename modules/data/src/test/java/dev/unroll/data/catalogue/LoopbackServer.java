package dev.unroll.data.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that can be told to misbehave. */
final class LoopbackServer implements AutoCloseable {
  /** Answers one request. */
  interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();

  /** "PATH RANGE" of every request, RANGE being "all" without the header. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(path + " " + (range == null ? "all" : range));
    try (exchange) {
      handlers.getOrDefault(path, missing -> missing.sendResponseHeaders(404, -1)).answer(exchange);
    }
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return server.getAddress().getPort();
  }

  void on(String path, Handler handler) {
    handlers.put(path, handler);
  }

  /** Serves a file as good servers do: with an ETag, ranges and If-Range. */
  void serve(String path, byte[] content) {
    on(path, exchange -> send(exchange, content, content.length));
  }

  /** Sends a file or the range asked for, but breaks off after some bytes. */
  static void send(HttpExchange exchange, byte[] content, int most) throws IOException {
    String tag = "\"" + Arrays.hashCode(content) + "\"";
    String range = exchange.getRequestHeaders().getFirst("Range");
    int start = 0;
    if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
      start = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
    exchange.getResponseBody().write(content, start, Math.min(most, content.length - start));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
