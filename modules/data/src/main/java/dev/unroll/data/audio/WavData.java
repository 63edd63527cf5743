package dev.unroll.data.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/**
 * The samples of a WAV file as bytes. Its length in the header may be wrong: a file that is cut off
 * ends where it ends; where neither the file nor another chunk follows the length, what follows are
 * samples that the header does not count. Both are a warning.
 */
final class WavData extends InputStream {
  /** A length that was never filled in. */
  static final long UNKNOWN = -1;

  private static final int NAME = 4;

  private final BufferedInputStream in;
  private final PcmFormat format;
  private final String name;
  private final List<String> warnings;
  private final long promised;
  private long read;
  private boolean beyond;
  private boolean ended;

  WavData(
      BufferedInputStream in, PcmFormat format, long promised, String name, List<String> warnings) {
    this.in = in;
    this.format = format;
    this.promised = promised;
    this.name = name;
    this.warnings = warnings;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    boolean counted = promised != UNKNOWN && !beyond;
    if (counted && !ended && read == promised) {
      beyond = !endsHere();
      ended = !beyond;
    }
    if (ended) {
      return -1;
    }
    int most = beyond || !counted ? length : (int) Math.min(length, promised - read);
    int count = in.read(bytes, offset, most);
    if (count < 0) {
      ended = true;
      warn();
    } else {
      read += count;
    }
    return count;
  }

  /** Whether the file ends here, or another chunk begins, after a byte of padding or without. */
  private boolean endsHere() throws IOException {
    in.mark(NAME + 1);
    byte[] next = in.readNBytes(NAME + 1);
    in.reset();
    return next.length < NAME || isName(next, 0) || (next.length > NAME && isName(next, 1));
  }

  private static boolean isName(byte[] bytes, int from) {
    for (int i = from; i < from + NAME; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return false;
      }
    }
    return true;
  }

  private void warn() {
    if (promised == UNKNOWN) {
      if (read > 0) {
        warnings.add(name + " does not say how long it is; all " + seconds(read) + " were read");
      }
    } else if (read < promised) {
      warnings.add(
          name
              + " is cut off: "
              + seconds(promised)
              + " are promised, the "
              + seconds(read)
              + " that are there were read");
    } else {
      warnings.add(
          name
              + " has a wrong length: "
              + seconds(promised)
              + " are promised, all "
              + seconds(read)
              + " that are there were read");
    }
  }

  private String seconds(long bytes) {
    return String.format(Locale.ROOT, "%.2f s", format.seconds(bytes));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
