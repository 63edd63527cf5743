package dev.unroll.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private record Point(int x, double y) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x must be >= 0, but was " + x);
      }
    }
  }

  private record Named<T>(String name, T value) {}

  private static final JsonText<Point> POINTS = JsonText.of("the point", Point.class);

  @Test
  void aRecordComesBackAsItWas() {
    assertEquals(new Point(3, 0.1), POINTS.read(JsonText.write(new Point(3, 0.1))));
    assertEquals(new Point(3, 0.1), POINTS.read("{\"x\": 3, \"y\": 0.1}"));
  }

  @Test
  void aTypeParameterIsTheReadersNotTheTexts() {
    Named<Point> point = new Named<>("α \"β\"", new Point(1, 2));
    JsonText<Named<Point>> points = JsonText.generic("the name", Named.class, Point.class);
    assertEquals(point, points.read(JsonText.write(point)));
    String other = JsonText.write(new Named<>("α", List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> points.read(other));
  }

  @Test
  void partsAreAsInJson() {
    assertEquals(
        Map.of("name", "a", "value", Map.of("x", 1, "y", 2.0)),
        JsonText.parts(new Named<>("a", new Point(1, 2))));
  }

  @Test
  void whatCannotBeReadSaysWhyInOneLine() {
    for (String json : List.of("{\"x\": 3", "{\"z\": 3}", "{\"x\": -1, \"y\": 0}")) {
      var e = assertThrows(IllegalArgumentException.class, () -> POINTS.read(json));
      assertTrue(e.getMessage().startsWith("the point cannot be read: "), e.getMessage());
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
  }
}
