package dev.unroll.data.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches single files over HTTP. What an attempt got is kept in {@code NAME.part}; the next one,
 * in this run or a later one, asks only for the rest (RFC 9110, sections 13.1.5 and 14: Range with
 * If-Range) and starts anew when the server has another version or serves no ranges. The file gets
 * its name only when it is whole. Redirects are followed, but never from https to http.
 */
public final class Download {
  /** Worth another attempt: time-out, too early, too many requests; and every 5xx. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int SERVER_ERRORS = 500;

  private final HttpClient client;
  private final Patience patience;

  /** A download that finds its proxy in the environment, see {@code Proxies}. */
  public Download(Patience patience) {
    this(patience, System.getenv());
  }

  Download(Patience patience, Map<String, String> environment) {
    this.patience = patience;
    Proxies proxies = new Proxies(environment);
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connect())
            .proxy(proxies)
            .authenticator(proxies.authenticator())
            .build();
  }

  /**
   * Fetches a file; its folder must exist.
   *
   * @param target the file to write
   * @param mostBytes the largest size that is taken
   * @throws IllegalArgumentException when the environment names a proxy that cannot be used
   * @throws java.nio.file.FileSystemException when it cannot be written here; tried once only, as
   *     another attempt would end the same way
   * @throws IOException naming the address, when it cannot be fetched; {@code target} is not there
   *     then
   */
  public void fetch(URI address, Path target, long mostBytes, Progress progress)
      throws IOException {
    PartialFile partial = new PartialFile(target);
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(address, partial, mostBytes, progress);
        partial.finish();
        return;
      } catch (Refused | InterruptedIOException | FileSystemException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == patience.attempts()) {
          throw new IOException(
              "%s: %s (gave up after %d attempts)".formatted(address, reason(e), attempt), e);
        }
        pause(attempt);
      }
    }
  }

  private void attempt(URI address, PartialFile partial, long mostBytes, Progress progress)
      throws IOException {
    long have = partial.length();
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "unroll");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-").header("If-Range", partial.version());
    }
    HttpResponse<InputStream> response = answer(request.build());
    try (InputStream body = response.body()) {
      boolean resumed = resumes(response, address, have);
      long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      Transfer transfer = new Transfer(address, mostBytes, patience.stall(), progress);
      try (OutputStream out = resumed ? partial.append() : partial.restart(response.headers())) {
        transfer.copy(body, out, resumed ? have : 0, rest);
      }
    } catch (Refused | RangeLost e) {
      partial.discard();
      throw e;
    }
  }

  /**
   * Whether the answer is the rest of the file; else it is all of it.
   *
   * @throws IOException when it is neither
   */
  private static boolean resumes(HttpResponse<?> response, URI address, long have)
      throws IOException {
    int status = response.statusCode();
    String range = response.headers().firstValue("Content-Range").orElse("");
    boolean rest = have > 0 && range.startsWith("bytes " + have + "-");
    if (status == OK || (status == PARTIAL_CONTENT && rest)) {
      return status != OK;
    }
    String answer = "the server answered with HTTP status " + status;
    if (status == PARTIAL_CONTENT || status == RANGE_NOT_SATISFIABLE) {
      throw new RangeLost(answer + " and does not have the rest of the file");
    }
    if (PASSING.contains(status) || status >= SERVER_ERRORS) {
      throw new IOException(answer);
    }
    throw new Refused(address + ": " + answer);
  }

  /**
   * Waits for the head of the answer; {@code HttpRequest.timeout} would, on some JDKs, bound the
   * body too.
   */
  private HttpResponse<InputStream> answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, BodyHandlers.ofInputStream());
    long milliseconds = patience.connect().plus(patience.stall()).toMillis();
    try {
      return answer.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + milliseconds + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException setting) {
        // From Proxies, after a redirect to another scheme; no attempt can mend it.
        throw new IllegalArgumentException(setting.getMessage(), setting);
      }
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    }
  }

  private void pause(int attempt) throws IOException {
    try {
      Thread.sleep(patience.pauseAfter(attempt).toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the download was interrupted");
  }

  private static String reason(IOException e) {
    String unreachable = "cannot connect; check the network and the proxy settings (https_proxy)";
    return e instanceof ConnectException || e.getMessage() == null ? unreachable : e.getMessage();
  }

  /** What is here is of no use to the server; the next attempt begins with nothing. */
  private static final class RangeLost extends IOException {
    private static final long serialVersionUID = 1;

    RangeLost(String message) {
      super(message);
    }
  }
}
