package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;

/**
 * Pieces of a text from random places, in which each token's label is the token after it.
 *
 * @param ids the text, longer than a piece; not changed
 * @param steps T, tokens of a piece
 */
public record TextPieces(int[] ids, int steps) implements SequenceTask {
  @Override
  public Samples batch(RandomStream random, int rows) {
    int[] places = places(random, rows);
    return Samples.ids(from(places, 0), from(places, 1));
  }

  /** Ids of pieces [rows][T], without labels. */
  public int[][] inputs(RandomStream random, int rows) {
    return from(places(random, rows), 0);
  }

  private int[] places(RandomStream random, int rows) {
    int[] places = new int[rows];
    Arrays.setAll(places, n -> random.nextInt(ids.length - steps));
    return places;
  }

  private int[][] from(int[] places, int later) {
    return Arrays.stream(places)
        .map(place -> place + later)
        .mapToObj(place -> Arrays.copyOfRange(ids, place, place + steps))
        .toArray(int[][]::new);
  }
}
