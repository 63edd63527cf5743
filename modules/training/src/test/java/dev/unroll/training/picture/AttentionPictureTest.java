package dev.unroll.training.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.AttentionMatrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AttentionPictureTest {
  private static final float[][] WEIGHTS = {{0.9f, 0.1f, 0}, {0.05f, 0.4f, 0.55f}};

  @Test
  void textShowsEachWeightAsABlockUnderItsToken() {
    String text =
        AttentionPicture.of(List.of("我", "sleep"), List.of("I", "am", "睡"), WEIGHTS).text();
    String expected =
        """
                a
              I m 睡
           我 ██░░
        sleep   ▒▒▓▓

        ░ 0.1  ▒ 0.3  ▓ 0.5  █ 0.8 and more
        """;
    assertEquals(expected, text);
  }

  @Test
  void textTooWideForTheTerminalGoesOnBelow() {
    String text = AttentionPicture.of(List.of("x", "y"), List.of("a", "b", "c"), WEIGHTS).text(6);
    String expected =
        """
          a b
        x ██░░
        y   ▒▒

          c
        x
        y ▓▓

        ░ 0.1  ▒ 0.3  ▓ 0.5  █ 0.8 and more
        """;
    assertEquals(expected, text);
  }

  @Test
  void tokensThatWouldBreakALineAreEscaped() {
    String text =
        AttentionPicture.of(List.of("a\nb", " "), List.of("\u0007", "e\u0301", "z"), WEIGHTS)
            .text();
    assertTrue(text.contains("a\\u000Ab ██"), text);
    assertTrue(text.contains("       ␣   ▒▒▓▓"), text);
    assertTrue(text.contains("7 e\u0301 z"), text);
  }

  @Test
  void htmlIsWellFormedAndEscapesTokens() throws Exception {
    List<String> target = List.of("<script>", "a&b\u0001");
    AttentionPicture picture = AttentionPicture.of(target, List.of("\"x\"", "睡", "z"), WEIGHTS);
    String html = picture.html();
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)));
    List<String> titles = new ArrayList<>();
    var cells = svg.getElementsByTagName("rect");
    for (int i = 0; i < cells.getLength(); i++) {
      titles.add(cells.item(i).getTextContent());
    }
    assertEquals("<script> ← \"x\": 0.90", titles.get(0));
    assertEquals("a&b\\u0001 ← 睡: 0.40", titles.get(4));
    assertFalse(html.contains("<script"), html);
  }

  @Test
  void pngIsDarkestWhereTheWeightIsHighest(@TempDir Path folder) throws IOException {
    AttentionPicture picture =
        AttentionPicture.of(List.of("one", "two"), List.of("a", "b", "c"), WEIGHTS);
    Path file = folder.resolve("attention.png");
    picture.png(file);
    BufferedImage image = ImageIO.read(file.toFile());
    Geometry at = new ImageGrid(picture).geometry();
    assertEquals(at.width(), image.getWidth());
    assertEquals(at.height(), image.getHeight());
    assertTrue(at.right() - at.left() == 3 * at.cell() && at.bottom() - at.top() == 2 * at.cell());
    for (int step = 0; step < 2; step++) {
      for (int source = 0; source < 3; source++) {
        int middle = at.cell() / 2;
        Color found = new Color(image.getRGB(at.x(source) + middle, at.y(step) + middle));
        int expected = (int) Math.round(255 - 240 * (double) WEIGHTS[step][source]);
        assertEquals(expected, found.getRed(), 1);
      }
    }
  }

  @Test
  void labelsStayInsideThePicture() throws IOException {
    List<String> source = Collections.nCopies(40, "internationalisation");
    float[][] weights = new float[2][40];
    List<String> target = List.of("extraordinarily long indeed, and longer", "x");
    AttentionPicture picture = AttentionPicture.of(target, source, weights);
    BufferedImage image = picture.image();
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
  void characterThatNoFontHasIsWrittenAsItsCode() {
    // A code point that is assigned to nothing, for private use.
    Lettering lettering = new Lettering.Fonts().letter("a\uDBFF\uDFF0");
    assertEquals("a\\u{10FFF0}", lettering.label().text());
    assertEquals("\\u4E2Dx", Label.of("中x", point -> point < 128).text());
  }

  @Test
  void picturesThatCannotBeDrawnAreRefused() {
    assertTrue(refusal(List.of("a"), List.of("b", "c", "d"), WEIGHTS).contains("is [2, 3]"));
    assertTrue(refusal(List.of(), List.of(), new float[0][]).contains("no attention to draw"));
    List<String> many = Collections.nCopies(301, "a");
    AttentionPicture wide =
        new AttentionPicture(List.of("a"), many, AttentionMatrix.of(new float[1][301]));
    assertThrows(IllegalArgumentException.class, wide::html);
    assertThrows(IllegalArgumentException.class, wide::image);
    assertFalse(wide.text().isEmpty());
  }

  private static String refusal(List<String> target, List<String> source, float[][] weights) {
    return assertThrows(
            IllegalArgumentException.class, () -> AttentionPicture.of(target, source, weights))
        .getMessage();
  }
}
