package dev.unroll.data.synthetic.ticket;

import dev.unroll.core.random.RandomStream;
import java.util.List;

/**
 * Templates that say from where to where. Words in braces are filled in: the slots, and {@code
 * {when}}, which is a date, a time, both in either order, or nothing.
 *
 * <p>They come in pairs of which one says of the place of departure what the other says of the
 * destination, or speak of both places. A pair is drawn first and then one of it, so that a place
 * is as often the one as the other, and only the words around it tell which; in some of them ("to
 * start on monday in X", "to land on monday in X") those next to it do not, either.
 */
enum Route {
  /** Continues an opening as "i would like to". */
  VERB,
  /** Continues an opening as "book a flight". */
  NOUN,
  /** Stands by itself, and says only after the place what it is. */
  LATE;

  private static final List<List<String>> VERBS =
      List.of(
          List.of("leave {departure} {when}", "reach {destination} {when}"),
          List.of("depart from {departure} {when}", "arrive at {destination} {when}"),
          List.of("fly out of {departure} {when}", "fly into {destination} {when}"),
          List.of("set out from {departure} {when}", "get to {destination} {when}"),
          List.of("start {when} in {departure}", "land {when} in {destination}"),
          List.of("take off {when} at {departure}", "touch down {when} at {destination}"),
          List.of("depart {when} in {departure}", "arrive {when} in {destination}"),
          List.of(
              "fly from {departure} to {destination} {when}",
              "fly to {destination} from {departure} {when}"),
          List.of(
              "leave {departure} {when} and reach {destination} {when}",
              "leave {departure} {when} for {destination}"),
          List.of(
              "start {when} in {departure} and land {when} in {destination}",
              "land {when} in {destination} but start {when} in {departure}"));
  private static final List<List<String>> NOUNS =
      List.of(
          List.of("from {departure} {when}", "to {destination} {when}"),
          List.of("out of {departure} {when}", "into {destination} {when}"),
          List.of("leaving {departure} {when}", "reaching {destination} {when}"),
          List.of("starting {when} in {departure}", "landing {when} in {destination}"),
          List.of(
              "from {departure} to {destination} {when}",
              "to {destination} from {departure} {when}"),
          List.of(
              "starting {when} in {departure} and going to {destination}",
              "landing {when} in {destination} and coming from {departure}"));
  private static final List<List<String>> STATEMENTS =
      List.of(
          List.of("{departure} is where i start {when}", "{destination} is where i land {when}"),
          List.of(
              "{departure} is the place that i leave {when}",
              "{destination} is the place that i reach {when}"),
          List.of(
              "{departure} is where i come from and {destination} is where i go {when}",
              "{destination} is where i go and {departure} is where i come from {when}"));

  /** One of the templates, as blanks part it. */
  List<String> any(RandomStream random) {
    return List.of(Wording.any(Wording.any(pairs(), random), random).split(" "));
  }

  /** The templates, two and two. */
  List<List<String>> pairs() {
    return switch (this) {
      case VERB -> VERBS;
      case NOUN -> NOUNS;
      case LATE -> STATEMENTS;
    };
  }
}
