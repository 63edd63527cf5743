package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;

/**
 * Ids of what the words of a batch are made of, letters or n-grams, L of each word at most.
 * Row-major and not to be changed.
 *
 * @param width L, of the word that has most; 0 if the network does not look into words
 * @param ids [N, T, L], those of a word from its first on, then {@value #NONE}
 */
public record WordParts(int width, int[] ids) {
  /** In the place of a part that a word, or a row, has not. */
  public static final int NONE = -1;

  /** Where nobody looks into words. */
  public static final WordParts ABSENT = new WordParts(0, new int[0]);

  public WordParts {
    Check.notNegative("width", width);
    Check.require(
        width == 0 ? ids.length == 0 : ids.length % width == 0,
        ids.length + " ids are no rows of width " + width);
  }

  /** The parts [N][T][.] of N sentences, filled up to {@code steps} words each. */
  static WordParts of(List<int[][]> sentences, int steps) {
    int width =
        sentences.stream().flatMap(Arrays::stream).mapToInt(word -> word.length).max().orElse(0);
    if (width == 0) {
      return ABSENT;
    }
    int[] ids = new int[Math.multiplyExact(Math.multiplyExact(sentences.size(), steps), width)];
    Arrays.fill(ids, NONE);
    for (int row = 0; row < sentences.size(); row++) {
      int[][] words = sentences.get(row);
      for (int t = 0; t < words.length; t++) {
        System.arraycopy(words[t], 0, ids, (row * steps + t) * width, words[t].length);
      }
    }
    return new WordParts(width, ids);
  }

  /** Whether a network looks into words, and one of them has parts. */
  public boolean isPresent() {
    return width > 0;
  }

  /** [N, T, L], 1 where there is a part, 0 where there is none. */
  public float[] mask() {
    float[] mask = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      mask[i] = ids[i] == NONE ? 0 : 1;
    }
    return mask;
  }
}
