package dev.unroll.data.synthetic.ticket;

import java.util.List;
import java.util.Locale;

/** What somebody wants done, with the words that say so. */
public enum Intent {
  BOOK,
  PRICE,
  TIMETABLE,
  CANCEL;

  /** What an infinitive follows: "i would like to". */
  List<String> beforeVerb() {
    return switch (this) {
      case BOOK -> List.of("i would like to", "i want to", "we need to", "please let me");
      case PRICE -> List.of("how much does it cost to", "what do i pay to", "what does one pay to");
      case TIMETABLE ->
          List.of("when can i", "at what hour can we", "on which days is it possible to");
      case CANCEL -> List.of("i no longer want to", "i would not like to", "we do not need to");
    };
  }

  /** What a route follows: "book a flight". */
  List<String> beforeNoun() {
    return switch (this) {
      case BOOK ->
          List.of(
              "book a flight",
              "please reserve a seat on a plane",
              "i need a ticket",
              "buy me a seat");
      case PRICE ->
          List.of("what is the price of a flight", "how much is a ticket", "tell me the fare");
      case TIMETABLE ->
          List.of("show me all flights", "which planes are there", "give me a list of planes");
      case CANCEL ->
          List.of("cancel my flight", "please call off my journey", "i do not need my ticket");
    };
  }

  /** What follows a statement: "please book it". */
  List<String> closings() {
    return switch (this) {
      case BOOK -> List.of("please book it", "i would like a seat", "can you reserve that for me");
      case PRICE -> List.of("how much is that", "what would i pay", "tell me the price");
      case TIMETABLE ->
          List.of("which planes are there", "when does one fly", "show me the timetable");
      case CANCEL -> List.of("please cancel it", "i do not want that seat", "call it off");
    };
  }

  /** As sentences are labelled: {@code book}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
