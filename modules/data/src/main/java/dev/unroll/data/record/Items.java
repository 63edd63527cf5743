package dev.unroll.data.record;

import java.io.IOException;
import java.util.Optional;

/** What a file holds, item by item in order. */
public interface Items<T> extends AutoCloseable {
  /**
   * The next item; nothing at the end.
   *
   * @throws IOException naming file and line when it cannot be read
   */
  Optional<T> read() throws IOException;

  @Override
  void close() throws IOException;
}
