package dev.unroll.training.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {
  @Test
  void eastAsianCharactersAreTwoColumnsWideAndMarksNone() {
    String wide = "中、あカ한ＡＺ！￥𠀀😀⌚";
    wide.codePoints().forEach(point -> assertEquals(2, DisplayWidth.of(point), () -> name(point)));
    String narrow = "aé–…ｶﾞéЖع█←";
    narrow
        .codePoints()
        .forEach(point -> assertEquals(1, DisplayWidth.of(point), () -> name(point)));
    "\u0301\u200D\uFE0F\u0E31"
        .codePoints()
        .forEach(point -> assertEquals(0, DisplayWidth.of(point), () -> name(point)));
  }

  @Test
  void charactersThatAreJoinedCountOnce() {
    assertEquals(5, Label.of("e\u0301👩\u200D💻한").columns());
  }

  @Test
  void shortenedLabelFitsAndSaysSo() {
    assertEquals("中文...", Label.of("中文中文中文").within(8).text());
    assertEquals("中文中文", Label.of("中文中文").within(8).text());
  }

  private static String name(int point) {
    return String.format("U+%04X", point);
  }
}
