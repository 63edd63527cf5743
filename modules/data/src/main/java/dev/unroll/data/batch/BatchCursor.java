package dev.unroll.data.batch;

import java.util.Iterator;

/** Walks over batches; close it to release the thread that prepares them. */
public interface BatchCursor<B> extends Iterator<B>, AutoCloseable {
  @Override
  void close();
}
