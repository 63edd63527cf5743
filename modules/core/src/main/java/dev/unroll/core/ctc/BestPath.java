package dev.unroll.core.ctc;

/**
 * Decodes by the likeliest symbol of each frame (Graves et al. 2006, section 3.2, "best path
 * decoding"): fast, and wrong where several lesser paths together outweigh it.
 */
public final class BestPath {
  private BestPath() {}

  /**
   * The likeliest path, the lowest of equally likely symbols.
   *
   * @param frames float [T][K] logarithms of probabilities in nats, -Infinity allowed; T may be 0;
   *     not changed
   * @param blank index of the blank in [0, K)
   * @throws IllegalArgumentException naming frame and symbol of a score that is no log-probability
   */
  public static AlignedPath of(float[][] frames, int blank) {
    Emissions.check(frames, blank);
    int[] path = new int[frames.length];
    for (int t = 0; t < path.length; t++) {
      for (int symbol = 1; symbol < frames[t].length; symbol++) {
        path[t] = frames[t][symbol] > frames[t][path[t]] ? symbol : path[t];
      }
    }
    return AlignedPath.of(frames, path, blank);
  }
}
