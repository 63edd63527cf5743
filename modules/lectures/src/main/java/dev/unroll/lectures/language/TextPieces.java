package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import java.util.Arrays;

/**
 * Pieces of a text from random places, in which each token's label is the token after it.
 *
 * @param ids the text, longer than a piece; not changed
 * @param steps T, tokens of a piece
 */
record TextPieces(int[] ids, int steps) implements SequenceTask {
  @Override
  public Samples batch(RandomStream random, int rows) {
    int[][] inputs = new int[rows][];
    int[][] labels = new int[rows][];
    for (int n = 0; n < rows; n++) {
      int from = random.nextInt(ids.length - steps);
      inputs[n] = Arrays.copyOfRange(ids, from, from + steps);
      labels[n] = Arrays.copyOfRange(ids, from + 1, from + 1 + steps);
    }
    return Samples.ids(inputs, labels);
  }

  /** Ids of pieces [rows][T], without labels. */
  int[][] inputs(RandomStream random, int rows) {
    int[][] inputs = new int[rows][];
    for (int n = 0; n < rows; n++) {
      int from = random.nextInt(ids.length - steps);
      inputs[n] = Arrays.copyOfRange(ids, from, from + steps);
    }
    return inputs;
  }
}
