package dev.unroll.data.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstFewTest {
  @Test
  void tenAreNamedAndTheRestCounted() {
    List<Integer> twelve = IntStream.range(0, 12).boxed().toList();
    assertEquals("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more", FirstFew.of(twelve));
    assertEquals("0, 1, 2, 3, 4, 5, 6, 7, 8, 9", FirstFew.of(twelve.subList(0, 10)));
    assertEquals("", FirstFew.of(List.of()));
  }
}
