package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.language.ProgramText.Property;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgramTextTest {
  private static final String LINES = "f(\"a\");\n// g\n{";

  @Test
  void tracksWhatAReaderCounts() {
    assertTrack(Property.QUOTE, "00110000000000");
    assertTrack(Property.COMMENT, "00000000011100");
    assertTrack(Property.POSITION, "12345670123401");
    assertTrack(Property.NESTING, "01111000000001");
  }

  private static void assertTrack(Property property, String digits) {
    double[] expected = digits.chars().mapToDouble(digit -> digit - '0').toArray();
    assertArrayEquals(expected, ProgramText.track(property, LINES), property.toString());
  }

  @Test
  void wholeProgramsCloseWhatTheyOpen() {
    String text = ProgramText.write(RandomStream.named(1, "test"), 5000);

    for (Property property : Property.values()) {
      double[] track = ProgramText.track(property, text);
      assertEquals(0, track[track.length - 1], property.toString());
      assertTrue(Arrays.stream(track).min().orElseThrow() >= 0, property.toString());
      assertTrue(Arrays.stream(track).max().orElseThrow() >= 1, property.toString());
    }
  }
}
