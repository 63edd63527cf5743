package dev.unroll.data.synthetic.ticket;

import dev.unroll.core.random.RandomStream;
import java.util.List;

/** Fills the slots of one request; no two of its places are the same. */
final class Drawing {
  private final List<String> places;
  private final RandomStream random;
  private String said = "";

  Drawing(List<String> places, RandomStream random) {
    this.places = places;
    this.random = random;
  }

  void place(RequestBuilder request, Slot slot) {
    request.plain(Wording.any(Wording.PRAISE, random));
    String place = Wording.any(places, random);
    while (place.equals(said)) {
      place = Wording.any(places, random);
    }
    said = place;
    request.slot(slot, place);
  }

  /** A date, a time, both, or nothing. */
  void when(RequestBuilder request) {
    switch (random.nextInt(5)) {
      case 0 -> Wording.date(request, random);
      case 1 -> Wording.time(request, random);
      case 2 -> {
        Wording.date(request, random);
        Wording.time(request, random);
      }
      case 3 -> {
        Wording.time(request, random);
        Wording.date(request, random);
      }
      default -> {}
    }
  }
}
