package dev.unroll.data.synthetic.ticket;

import java.util.List;
import java.util.Locale;

/** What somebody wants done, with the words that say so. */
public enum Intent {
  BOOK(
      List.of("i would like to", "i want to", "we need to", "please let me"),
      List.of(
          "book a flight", "please reserve a seat on a plane", "i need a ticket", "buy me a seat"),
      List.of("please book it", "i would like a seat", "can you reserve that for me")),
  PRICE(
      List.of("how much does it cost to", "what do i pay to", "what does one pay to"),
      List.of("what is the price of a flight", "how much is a ticket", "tell me the fare"),
      List.of("how much is that", "what would i pay", "tell me the price")),
  TIMETABLE(
      List.of("when can i", "at what hour can we", "on which days is it possible to"),
      List.of("show me all flights", "which planes are there", "give me a list of planes"),
      List.of("which planes are there", "when does one fly", "show me the timetable")),
  CANCEL(
      List.of("i no longer want to", "i would not like to", "we do not need to"),
      List.of("cancel my flight", "please call off my journey", "i do not need my ticket"),
      List.of("please cancel it", "i do not want that seat", "call it off"));

  private final List<String> beforeVerb;
  private final List<String> beforeNoun;
  private final List<String> closings;

  Intent(List<String> beforeVerb, List<String> beforeNoun, List<String> closings) {
    this.beforeVerb = beforeVerb;
    this.beforeNoun = beforeNoun;
    this.closings = closings;
  }

  /** What an infinitive follows: "i would like to". */
  List<String> beforeVerb() {
    return beforeVerb;
  }

  /** What a route follows: "book a flight". */
  List<String> beforeNoun() {
    return beforeNoun;
  }

  /** What follows a statement: "please book it". */
  List<String> closings() {
    return closings;
  }

  /** As sentences are labelled: {@code book}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
