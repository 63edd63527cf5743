package dev.unroll.data.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;

/** Copies the body of an answer to a file: counted, bounded, and not for ever. */
final class Transfer {
  private final URI address;
  private final long mostBytes;
  private final Duration stall;
  private final Progress progress;

  /**
   * @param mostBytes the largest size that is taken
   * @param stall time in which at least one byte must come
   */
  Transfer(URI address, long mostBytes, Duration stall, Progress progress) {
    this.address = address;
    this.mostBytes = mostBytes;
    this.stall = stall;
    this.progress = progress;
  }

  /**
   * Copies to the end.
   *
   * @param start how many bytes of the file are here already
   * @param rest how many are to come, or -1 when the server does not say
   * @throws Refused when the file is too long
   */
  void copy(InputStream body, OutputStream out, long start, long rest) throws IOException {
    long total = rest < 0 ? -1 : start + rest;
    requireFits(total);
    String path = address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] buffer = new byte[1 << 16];
    StallGuard guard = new StallGuard(body, stall);
    try (guard) {
      long bytes = start;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        guard.moved();
        bytes += n;
        requireFits(bytes);
        out.write(buffer, 0, n);
        progress.received(name, bytes, total);
      }
    } catch (IOException e) {
      throw guard.stalled() ? stalled(e) : e;
    }
    if (guard.stalled()) {
      throw stalled(new IOException("the guard closed the stream"));
    }
  }

  private void requireFits(long bytes) throws Refused {
    if (bytes > mostBytes) {
      throw new Refused(
          "%s: %,d bytes or more, but at most %,d were expected"
              .formatted(address, bytes, mostBytes));
    }
  }

  private IOException stalled(IOException cause) {
    return new IOException("nothing came for " + stall.toMillis() + " ms", cause);
  }
}
