package dev.unroll.data.synthetic.ticket;

import dev.unroll.core.random.RandomStream;
import java.util.List;

/** Ways to say when, with whom and how one flies, and what may be said of a place. */
final class Wording {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> RELATIVE =
      List.of("today", "tomorrow", "tonight", "next week", "next month");
  private static final List<String> NEAR = List.of("before", "after", "around");
  private static final List<String> HOURS = List.of("noon", "midnight", "sunrise");
  private static final List<String> PARTS = List.of("morning", "afternoon", "evening");

  static final List<String> AIRLINES =
      List.of("united", "delta", "lufthansa", "qantas", "eva air", "air canada", "cathay pacific");
  static final List<String> CLASSES = List.of("economy", "business", "first");

  /** Between the word that tells what a place is and its name; the empty one is the usual. */
  static final List<String> PRAISE =
      List.of("", "", "", "", "the city of", "beautiful", "good old", "the airport of");

  private Wording() {}

  static <T> T any(List<T> items, RandomStream random) {
    return items.get(random.nextInt(items.size()));
  }

  /** Adds a day: "on [november 2nd]", "[tomorrow]". */
  static void date(RequestBuilder request, RandomStream random) {
    int day = 1 + random.nextInt(28);
    switch (random.nextInt(4)) {
      case 0 -> request.plain("on").slot(Slot.DATE, any(MONTHS, random) + " " + ordinal(day));
      case 1 ->
          request.plain("on").slot(Slot.DATE, "the " + ordinal(day) + " of " + any(MONTHS, random));
      case 2 -> request.plain("on").slot(Slot.DATE, any(DAYS, random));
      default -> request.slot(Slot.DATE, any(RELATIVE, random));
    }
  }

  /** Adds an hour: "at [9 am]", "[before noon]", "in the [morning]". */
  static void time(RequestBuilder request, RandomStream random) {
    String hour = 1 + random.nextInt(12) + (random.nextBoolean() ? " am" : " pm");
    switch (random.nextInt(4)) {
      case 0 -> request.plain("at").slot(Slot.TIME, hour);
      case 1 -> request.slot(Slot.TIME, any(NEAR, random) + " " + hour);
      case 2 -> request.slot(Slot.TIME, any(NEAR, random) + " " + any(HOURS, random));
      default -> request.plain("in the").slot(Slot.TIME, any(PARTS, random));
    }
  }

  private static String ordinal(int day) {
    String ending =
        switch (day % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return day + (day > 10 && day < 14 ? "th" : ending);
  }
}
