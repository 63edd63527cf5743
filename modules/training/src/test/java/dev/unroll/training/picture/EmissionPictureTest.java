package dev.unroll.training.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmissionPictureTest {
  private static final int RATE = 1000;
  private static final double FRAME = 0.1;
  private static final List<String> SYMBOLS = List.of("φ", "a", "b", "c");

  @Test
  void symbolsStandAtTheirFramesAndTheBlankElsewhere() throws IOException {
    EmissionPicture picture = picture();
    EmissionImage drawing = new EmissionImage(picture);
    EmissionGeometry at = drawing.geometry();
    BufferedImage image = picture.image();
    // In the middle of the spikes, where only the symbol's own line and shade are.
    assertTrue(near(image, at.x(0.25), EmissionGeometry.y(0.8), drawing.colour(1)));
    assertTrue(near(image, at.x(0.75), EmissionGeometry.y(0.8), drawing.colour(2)));
    assertFalse(near(image, at.x(0.75), EmissionGeometry.y(0.8), drawing.colour(1)));
    assertFalse(near(image, at.x(0.5), EmissionGeometry.y(0.8), drawing.colour(1)));
    int grey = 0;
    for (double second = 0.4; second < 0.6; second += 0.01) {
      double y = EmissionGeometry.y(0.97);
      grey += near(image, at.x(second), y, EmissionImage.BLANK) ? 1 : 0;
    }
    assertTrue(grey > 5, "dashes of the blank at " + grey + " of 20 places");
  }

  @Test
  void symbolThatIsNeverAboveATenthIsNotDrawn() {
    Emissions emissions = picture().emissions();
    assertEquals(List.of(1, 2), emissions.drawn());
    float[][] once = {{0.85f, 0, 0, 0.11f}};
    assertEquals(List.of(3), new Emissions(SYMBOLS, 0, once, FRAME).drawn());
  }

  @Test
  void everyRunAboveATenthHasOnePeakWhereItIsHighest() {
    float[] heights = {0.2f, 0.5f, 0.4f, 0.05f, 0.9f, 0.9f, 0.1f, 0.3f};
    float[][] rows = new float[heights.length][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = new float[] {1 - heights[t], heights[t]};
    }
    List<Emissions.Peak> peaks = new Emissions(List.of("φ", "a"), 0, rows, FRAME).peaks(1);
    assertEquals(
        List.of(
            new Emissions.Peak(1, 1, 0.5f),
            new Emissions.Peak(1, 4, 0.9f),
            new Emissions.Peak(1, 7, 0.3f)),
        peaks);
  }

  @Test
  void letterStandsAboveEachPeak() throws IOException {
    EmissionPicture picture = picture();
    EmissionImage drawing = new EmissionImage(picture);
    BufferedImage image = picture.image();
    for (int symbol : new int[] {1, 2}) {
      double x = drawing.geometry().x(symbol == 1 ? 0.25 : 0.75);
      double y = EmissionGeometry.y(0.9);
      Color colour = drawing.colour(symbol);
      assertTrue(count(image, x, y - 16, y - 6, c -> alike(c, colour)) > 10);
    }
  }

  @Test
  void waveformIsHighWhereTheSoundIsAndFlatInSilence() throws IOException {
    EmissionPicture picture = picture();
    EmissionGeometry at = new EmissionImage(picture).geometry();
    BufferedImage image = picture.image();
    Predicate<Color> wave = colour -> alike(colour, WavePanel.COLOUR);
    int top = EmissionGeometry.WAVE_TOP;
    int bottom = EmissionGeometry.WAVE_BOTTOM;
    assertTrue(count(image, at.x(0.75), top, bottom, wave) > 5 * (bottom - top));
    assertTrue(count(image, at.x(0.25), top, bottom, wave) < 3 * 11);
  }

  @Test
  void sizeGrowsWithTheSoundUpToALimit() throws IOException {
    assertEquals(EmissionGeometry.of(1).imageWidth(), picture().image().getWidth());
    assertEquals(EmissionGeometry.HEIGHT, picture().image().getHeight());
    assertTrue(EmissionGeometry.of(10).width() > 2 * EmissionGeometry.of(1).width());
    EmissionGeometry hours = EmissionGeometry.of(7200);
    assertTrue(hours.width() <= 6000);
    assertEquals(100, hours.tick(), 1e-9);
    assertEquals(0.2, new EmissionGeometry(2, 700).tick(), 1e-12);
  }

  @Test
  void sameInputGivesTheSameBytesAndFile(@TempDir Path folder) throws IOException {
    byte[] png = picture().png();
    assertArrayEquals(png, picture().png());
    Path file = folder.resolve("emissions.png");
    picture().png(file);
    assertArrayEquals(png, Files.readAllBytes(file));
    assertEquals(EmissionGeometry.HEIGHT, ImageIO.read(new ByteArrayInputStream(png)).getHeight());
  }

  @Test
  void edgesStayWhite() throws IOException {
    BufferedImage image = picture().image();
    int white = Color.WHITE.getRGB();
    for (int x = 0; x < image.getWidth(); x++) {
      assertEquals(white, image.getRGB(x, 0));
      assertEquals(white, image.getRGB(x, image.getHeight() - 1));
    }
    for (int y = 0; y < image.getHeight(); y++) {
      assertEquals(white, image.getRGB(0, y));
      assertEquals(white, image.getRGB(image.getWidth() - 1, y));
    }
  }

  @Test
  void framesWithoutSoundAreDrawnToo() throws IOException {
    EmissionPicture silent = new EmissionPicture(new float[0], RATE, picture().emissions());
    assertEquals(1, silent.seconds(), 1e-9);
    assertTrue(silent.image().getWidth() > 600);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertTrue(refused(0, new float[][] {{1, 0, 0}}).contains("has 3 probabilities, expected 4"));
    assertTrue(refused(0, new float[][] {{0, -1, -2, -3}}).contains("are they logarithms?"));
    assertTrue(refused(0, new float[0][]).contains("no frame to draw"));
    assertTrue(refused(4, new float[][] {{1, 0, 0, 0}}).contains("one of the 4 symbols"));
  }

  private static String refused(int blank, float[][] rows) {
    return assertThrows(
            IllegalArgumentException.class, () -> new Emissions(SYMBOLS, blank, rows, FRAME))
        .getMessage();
  }

  /** One second, silent and then loud; "a" in the third of ten frames and "b" in the eighth. */
  private static EmissionPicture picture() {
    float[] samples = new float[RATE];
    for (int i = RATE / 2; i < RATE; i++) {
      samples[i] = i % 2 == 0 ? 0.3f : -0.3f;
    }
    float[][] rows = new float[10][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = new float[] {0.97f, 0, 0, 0.03f};
    }
    rows[2] = new float[] {0.1f, 0.9f, 0, 0};
    rows[7] = new float[] {0.1f, 0, 0.9f, 0};
    return new EmissionPicture(samples, RATE, new Emissions(SYMBOLS, 0, rows, FRAME));
  }

  private static boolean near(BufferedImage image, double x, double y, Color wanted) {
    return count(image, x, y - 5, y + 5, colour -> alike(colour, wanted)) > 0;
  }

  /** Pixels in a column eleven wide about {@code x}. */
  private static int count(
      BufferedImage image, double x, double top, double bottom, Predicate<Color> wanted) {
    int found = 0;
    for (int column = (int) x - 5; column <= (int) x + 5; column++) {
      for (int row = (int) top; row <= (int) bottom; row++) {
        found += wanted.test(new Color(image.getRGB(column, row))) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean alike(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 30
        && Math.abs(one.getGreen() - other.getGreen()) < 30
        && Math.abs(one.getBlue() - other.getBlue()) < 30;
  }
}
