package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashedGramsTest {
  /** Test vectors that the authors of FNV publish. */
  @ParameterizedTest
  @CsvSource({"'', 811c9dc5", "a, e40c292c", "b, e70c2de5", "foobar, bf9cf968"})
  void hashIsThePublishedOneOfAscii(String text, String expected) {
    assertEquals(expected, String.format("%08x", HashedGrams.hash(text)));
  }

  /** fastText's loop in whole numbers without bounds, with its signed bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"é", "Straße", "日本", "😀!"})
  void bytesAboveAsciiCountAsNegative(String text) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(32);
    BigInteger hash = BigInteger.valueOf(2_166_136_261L);
    for (byte signed : text.getBytes(StandardCharsets.UTF_8)) {
      hash = hash.xor(BigInteger.valueOf(signed).mod(modulus));
      hash = hash.multiply(BigInteger.valueOf(16_777_619)).mod(modulus);
    }
    assertEquals(hash.intValue(), HashedGrams.hash(text));
  }

  /** The example of section 3.2 of Bojanowski et al.: n = 3 of "where". */
  @Test
  void gramsOfThePaperAreThere() {
    assertGrams(new HashedGrams(3, 3, 20, 50), "where", "<wh", "whe", "her", "ere", "re>");
  }

  @Test
  void gramsAreByWhereTheyBeginAndThenByLength() {
    assertGrams(new HashedGrams(3, 6, 20, 50), "cat", "<ca", "<cat", "<cat>", "cat", "cat>", "at>");
    assertGrams(new HashedGrams(1, 2, 20, 50), "aé", "<a", "a", "aé", "é", "é>");
    assertGrams(new HashedGrams(3, 6, 20, 50), "a", "<a>");
    assertGrams(new HashedGrams(4, 6, 20, 50), "a");
  }

  @Test
  void gramsMayBeOfAnyLengthThatAnIntHolds() {
    HashedGrams all = new HashedGrams(3, Integer.MAX_VALUE, 20, 50);
    assertGrams(all, "cat", "<ca", "<cat", "<cat>", "cat", "cat>", "at>");
    assertGrams(new HashedGrams(Integer.MAX_VALUE, Integer.MAX_VALUE, 20, 50), "cat");
  }

  private static void assertGrams(HashedGrams grams, String word, String... expected) {
    int[] ids =
        Arrays.stream(expected)
            .mapToInt(gram -> (int) (Integer.toUnsignedLong(HashedGrams.hash(gram)) % (1 << 20)))
            .toArray();
    assertArrayEquals(ids, grams.ids(word));
  }

  @Test
  void idsAreBucketsAlsoOfAWordOfTenThousandLetters() {
    HashedGrams grams = new HashedGrams(3, 6, 3, 20);
    int[] ids = grams.ids("ö".repeat(10_000));
    assertEquals(20 + 19 + 18 + 17, ids.length); // 22 letters with the marks
    assertTrue(Arrays.stream(ids).allMatch(id -> id >= 0 && id < grams.buckets()));
  }

  @Test
  void impossibleSizesAreRefused() {
    for (int[] sizes :
        List.of(
            new int[] {0, 3, 8, 9},
            new int[] {4, 3, 8, 9},
            new int[] {3, 6, 0, 9},
            new int[] {3, 6, 25, 9},
            new int[] {3, 6, 8, 0})) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new HashedGrams(sizes[0], sizes[1], sizes[2], sizes[3]));
    }
  }
}
