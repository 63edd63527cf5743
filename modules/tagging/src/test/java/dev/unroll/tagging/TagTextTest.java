package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.tagging.TagConfig.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagTextTest {
  private static final Tagged REQUEST =
      new Tagged(
          List.of("leave", "new", "york", "now"),
          List.of("O", "B-from", "I-from", "B-time"),
          "book",
          0.75,
          List.of());
  private static final Colours COLOURS = new Colours(List.of("from", "time"));

  private static String shown(TagFormat format, Tagged tagged) {
    return TagText.of(format, Task.SLOTS, tagged, COLOURS);
  }

  @Test
  void slotsStandInBracketsBehindTheIntent() {
    assertEquals("book: leave [new york from] [now time]", shown(TagFormat.TEXT, REQUEST));
  }

  @Test
  void columnsHaveAWordALine() {
    assertEquals(
        "# intent: book\nleave O\nnew B-from\nyork I-from\nnow B-time\n",
        shown(TagFormat.IOB, REQUEST));
  }

  @Test
  void jsonIsOneLine() {
    assertEquals(
        "{\"words\":[\"leave\",\"new\",\"york\",\"now\"],"
            + "\"tags\":[\"O\",\"B-from\",\"I-from\",\"B-time\"],"
            + "\"slots\":[{\"type\":\"from\",\"text\":\"new york\",\"from\":1,\"to\":3},"
            + "{\"type\":\"time\",\"text\":\"now\",\"from\":3,\"to\":4}],"
            + "\"label\":\"book\",\"probability\":0.75}",
        shown(TagFormat.JSON, REQUEST));
  }

  @Test
  void eachSlotHasItsNameAndAColourThatEndsBehindIt() {
    assertEquals(
        "book: leave \u001B[30;41mnew york (from)\u001B[0m \u001B[30;42mnow (time)\u001B[0m",
        shown(TagFormat.COLOUR, REQUEST));
  }

  @Test
  void ofNothingComesNothing() {
    assertEquals("", shown(TagFormat.TEXT, Tagged.empty()));
    assertEquals("", TagText.line(Task.SENTIMENT, Tagged.empty()));
    assertEquals("", TagText.line(Task.KEYTERMS, Tagged.empty()));
  }
}
