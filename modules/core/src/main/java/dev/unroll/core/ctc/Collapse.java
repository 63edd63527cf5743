package dev.unroll.core.ctc;

import java.util.Arrays;

/**
 * The map B from a path, one symbol a frame, to the labels it stands for (Graves et al. 2006,
 * section 3.1): first equal neighbours become one, then blanks go. So 好φφ棒φ is 好棒, 好棒棒 is 好棒 too,
 * and only a blank between them keeps two equal labels apart: 好φ棒φ棒 is 好棒棒.
 */
public final class Collapse {
  private Collapse() {}

  /**
   * The labels of {@code path}.
   *
   * @param path int [T], not changed
   * @return int [L], L at most T, without {@code blank}
   */
  public static int[] of(int[] path, int blank) {
    int[] labels = new int[path.length];
    int length = 0;
    int before = blank;
    for (int symbol : path) {
      if (symbol != before && symbol != blank) {
        labels[length++] = symbol;
      }
      before = symbol;
    }
    return Arrays.copyOf(labels, length);
  }
}
