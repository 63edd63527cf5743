package dev.unroll.lectures.architecture;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What paths of symbols, one for each frame, can spell. */
final class SpeltWords {
  private SpeltWords() {}

  /** How many words of three letters, out of three, the paths of six frames spell. */
  static long count(int symbols, UnaryOperator<int[]> reading) {
    int paths = (int) Math.pow(symbols, 6);
    Set<String> words =
        IntStream.range(0, paths)
            .mapToObj(
                code ->
                    IntStream.iterate(code, c -> c / symbols)
                        .limit(6)
                        .map(c -> c % symbols)
                        .toArray())
            .map(reading)
            .filter(word -> word.length == 3)
            .map(Arrays::toString)
            .collect(Collectors.toSet());
    return words.size();
  }

  /** A path whose φ is taken out before it is trimmed. */
  static int[] withoutBlank(int[] path) {
    return Arrays.stream(path).filter(symbol -> symbol != FrameReader.BLANK).toArray();
  }
}
