package dev.unroll.data.synthetic.ticket;

import dev.unroll.data.synthetic.Split;
import java.util.List;

/**
 * Names of places in lower case, of one word and of two. Those of the test split have no word in
 * common with anything else that is said, so that whoever has learnt from the others reads words
 * that it never saw.
 */
final class Places {
  private static final List<String> KNOWN =
      List.of(
          "taipei",
          "tokyo",
          "paris",
          "london",
          "berlin",
          "boston",
          "denver",
          "dallas",
          "atlanta",
          "baltimore",
          "seattle",
          "chicago",
          "houston",
          "phoenix",
          "toronto",
          "montreal",
          "madrid",
          "lisbon",
          "rome",
          "milan",
          "vienna",
          "prague",
          "warsaw",
          "athens",
          "cairo",
          "nairobi",
          "lagos",
          "delhi",
          "mumbai",
          "bangkok",
          "hanoi",
          "manila",
          "jakarta",
          "singapore",
          "seoul",
          "osaka",
          "sydney",
          "melbourne",
          "auckland",
          "dublin",
          "oslo",
          "stockholm",
          "helsinki",
          "copenhagen",
          "zurich",
          "geneva",
          "brussels",
          "amsterdam",
          "hong kong",
          "new york",
          "san francisco",
          "los angeles",
          "mexico city",
          "buenos aires",
          "cape town",
          "new delhi");

  private static final List<String> UNSEEN =
      List.of(
          "kaohsiung",
          "nagoya",
          "lyon",
          "leeds",
          "hamburg",
          "tampa",
          "calgary",
          "porto",
          "naples",
          "krakow",
          "tunis",
          "accra",
          "chennai",
          "surabaya",
          "busan",
          "perth",
          "bergen",
          "tampere",
          "antwerp",
          "bogota",
          "quito",
          "tbilisi",
          "kuala lumpur",
          "rio grande",
          "santa fe",
          "tel aviv",
          "addis ababa",
          "las vegas");

  private Places() {}

  /** The names that requests of a split speak of. */
  static List<String> of(Split split) {
    return split == Split.TEST ? UNSEEN : KNOWN;
  }
}
