package dev.unroll.data.synthetic.ticket;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.tagging.TaggedSentence;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests to a ticket office without end, with their slots in IOB2 and their intent, from a seed:
 * a place is as often where a journey begins as where it ends, so that who looks at one word at a
 * time is right about it half of the time, however much it learns. Every request has one right
 * answer.
 *
 * <p>Training and dev speak of the same places in different requests. Those of test are named
 * nowhere else: there, a tagger has to know a place by what is said of it. Equal arguments give
 * equal requests, and more of them begin with the fewer. Not thread-safe.
 */
public final class TicketRequests {
  /** What makes out which of training and dev a request is in: its words alone. */
  private static final String DIVISION = "division of ticket requests: ";

  private final long seed;
  private final List<Route> routes;

  /** Requests of which each word can be tagged by the words up to it. */
  public TicketRequests(long seed) {
    this(seed, false);
  }

  /**
   * Requests of a seed.
   *
   * @param late whether a third of them says only after a place whether it is left or reached,
   *     which takes a tagger that reads in both directions
   */
  public TicketRequests(long seed, boolean late) {
    this.seed = seed;
    this.routes = late ? List.of(Route.values()) : List.of(Route.VERB, Route.NOUN);
  }

  /**
   * The first {@code count} requests of a split.
   *
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public List<TaggedSentence> requests(Split split, int count) {
    Check.notNegative("count", count);
    RandomStream random = RandomStream.named(seed, "ticket requests " + split.lowerCase());
    return Stream.generate(() -> draw(split, random))
        .filter(request -> isIn(split, request))
        .limit(count)
        .toList();
  }

  private static boolean isIn(Split split, TaggedSentence request) {
    boolean dev = RandomStream.named(0, DIVISION + request.text()).nextInt(10) == 0;
    return split == Split.TEST || dev == (split == Split.DEV);
  }

  private TaggedSentence draw(Split split, RandomStream random) {
    Intent intent = Wording.any(List.of(Intent.values()), random);
    Route route = Wording.any(routes, random);
    RequestBuilder request = new RequestBuilder();
    switch (route) {
      case VERB -> request.plain(Wording.any(intent.beforeVerb(), random));
      case NOUN -> request.plain(Wording.any(intent.beforeNoun(), random));
      case LATE -> {}
    }
    fill(request, route.any(random), new Drawing(Places.of(split), random));
    if (route == Route.LATE) {
      request.plain(Wording.any(intent.closings(), random));
    } else {
      manner(request, random);
    }
    return request.sentence(intent);
  }

  private static void fill(RequestBuilder request, List<String> template, Drawing drawing) {
    for (String piece : template) {
      switch (piece) {
        case "{departure}" -> drawing.place(request, Slot.DEPARTURE);
        case "{destination}" -> drawing.place(request, Slot.DESTINATION);
        case "{when}" -> drawing.when(request);
        default -> request.plain(piece);
      }
    }
  }

  /** One request in two says with whom or how one flies. */
  private static void manner(RequestBuilder request, RandomStream random) {
    if (random.nextInt(3) == 0) {
      request.plain("with").slot(Slot.AIRLINE, Wording.any(Wording.AIRLINES, random));
    }
    if (random.nextInt(4) == 0) {
      request.plain("in").slot(Slot.CLASS, Wording.any(Wording.CLASSES, random)).plain("class");
    }
  }
}
