package dev.unroll.data.catalogue;

/** Watches a fetch, in the thread that runs it. */
public interface Progress {
  /** Watches nothing. */
  Progress NONE = (name, bytes, total) -> {};

  /**
   * More of a file has come.
   *
   * @param name last part of the file's address
   * @param bytes how much of it is here, from earlier attempts too
   * @param total its size in bytes, or -1 when the server does not say
   */
  void received(String name, long bytes, long total);

  /** Somebody else is fetching the same dataset; this fetch goes on when that one ends. */
  default void waiting(Dataset dataset) {}
}
