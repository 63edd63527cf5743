package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveTextTest {
  private static final String END = System.lineSeparator();

  /**
   * What stands on a terminal: a return goes to the first column and wipes nothing. A Chinese
   * letter takes two columns, of which the second holds a tab here.
   */
  private static List<String> screen(List<String> written) {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int column = 0;
    for (char sign : String.join("", written).replace(END, "\n").toCharArray()) {
      StringBuilder line = lines.get(lines.size() - 1);
      if (sign == '\n') {
        lines.add(new StringBuilder());
        column = 0;
      } else if (sign == '\r') {
        column = 0;
      } else {
        String cells = "好棒".indexOf(sign) < 0 ? String.valueOf(sign) : sign + "\t";
        line.replace(column, Math.min(column + cells.length(), line.length()), cells);
        column += cells.length();
        assertTrue(column < 80, "a line of " + column + " columns");
      }
    }
    return lines.stream().map(line -> line.toString().replace("\t", "").stripTrailing()).toList();
  }

  @Test
  void onATerminalTheTailIsWrittenOverAndSettledWordsStay() {
    LiveText live = LiveText.onTerminal();
    List<String> written = new ArrayList<>();
    written.add(live.show(new Partial("", "one tomorrow")));
    assertEquals(List.of("one tomorrow"), screen(written));
    written.add(live.show(new Partial("one", " two")));
    assertEquals(List.of("one two"), screen(written));
    written.add(live.show(new Partial("one two", "")));
    written.add(live.end("one two three"));
    assertEquals(List.of("one two three", ""), screen(written));
    assertTrue(live.holdsText());
  }

  @Test
  void aTerminalHoldsAllOfALongTextInTheEnd() {
    Random random = new Random(4);
    for (String letters : List.of("abc ", "好棒")) {
      StringBuilder text = new StringBuilder("a");
      for (int i = 0; i < 400; i++) {
        char next = letters.charAt(random.nextInt(letters.length()));
        boolean twice = next == ' ' && text.charAt(text.length() - 1) == ' ';
        text.append(twice ? 'a' : next);
      }
      String whole = text.append('a').toString();
      LiveText live = LiveText.onTerminal();
      List<String> written = new ArrayList<>();
      int settled = 0;
      while (settled < whole.length() - 10) {
        settled += random.nextInt(10);
        String wrong = letters.substring(1, 2).repeat(random.nextInt(150));
        written.add(live.show(new Partial(whole.substring(0, settled), wrong)));
      }
      written.add(live.end(whole));
      String between = letters.contains(" ") ? " " : "";
      assertEquals(whole, String.join(between, screen(written)).strip());
    }
  }

  @Test
  void aLongTailIsCutAtTheWidthOfATerminal() {
    for (String letter : List.of("a", "好", "\uD83D\uDE00", "e\u0301")) {
      String shown = LiveText.onTerminal().show(new Partial("", letter.repeat(100))).strip();
      int columns = Columns.of(shown);
      assertTrue(columns == 78 || columns == 79, columns + " columns");
      assertTrue(shown.endsWith("…"));
      assertEquals("", shown.substring(0, shown.length() - 1).replace(letter, ""));
    }
  }

  @Test
  void inAFileWhatMayChangeStandsInBrackets() {
    LiveText live = LiveText.inLines();
    assertEquals("… one" + END, live.show(new Partial("one", "")));
    assertEquals("… one [two]" + END, live.show(new Partial("one", " two")));
    assertEquals("… one t[wo]" + END, live.show(new Partial("one t", "wo")));
    assertEquals("… [one]" + END, live.show(new Partial("", "one")));
    String end = "b".repeat(60);
    assertEquals("… " + end + END, live.show(new Partial("a" + end, "")));
    assertEquals("", live.end("one two"));
  }

  @Test
  void anObjectHasBothApart() throws IOException {
    String line = LiveText.inJson().show(new Partial("one", " two"));
    assertEquals(
        Map.of("settled", "one", "tail", " two"), new ObjectMapper().readValue(line, Map.class));
  }
}
