package dev.unroll.data.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * The words of the stories. In each list all are equally likely and none begins another; nouns take
 * a plural "s" and, like adjectives, begin with a consonant, so that "a" always fits.
 */
final class StoryWords {
  private static final List<String> ACTED_ON =
      words(
          "see like help meet feed thank trust love call need greet miss fear tease warn wake draw "
              + "wash push pull chase hug lead pay kiss poke bite pat save know praise guide");
  private static final List<String> DONE_ALONE =
      words(
          "sleep sing wait dance play work rest hide swim laugh dream read run jump walk smile yawn "
              + "skate grin hum nap fall climb dig sit stand hop jog spin skip rise win");
  private static final List<String> HANDLED =
      words("open paint clean mend show borrow lose hold sell share lift drop");
  private static final List<String> CREATURES =
      words(
          "dog cat bird duck goat hen pig cow bear frog toad crow hawk lamb mole seal swan "
              + "crab moth bee mule hare rat ram pup cub kid nun cook monk maid poet");
  private static final List<String> ADJECTIVES =
      words(
          "young big small kind wise shy proud brave tall thin lazy funny strong "
              + "merry rich poor quiet bold calm sly wee fat rude meek");
  private static final List<String> MOODS =
      words(
          "happy tired hungry late cold busy lucky sad free angry warm ready safe "
              + "bored glad wet well sick lost right fast mad dry shy");
  private static final List<String> SPOTS =
      words(
          "mill river bridge tower garden barn gate lake hill "
              + "forest market well pond road wall sea");
  private static final List<String> ITEMS =
      words("lamp drum bell hat coat boat book bag pen comb broom clock");

  private StoryWords() {}

  static void addTo(GrammarBuilder grammar) {
    grammar
        .oneOf("Creature", CREATURES)
        .oneOf("Adjective", ADJECTIVES.stream().map(word -> word + " ").toList())
        .oneOf("Mood", MOODS)
        .oneOf("Spot", SPOTS)
        .oneOf("Item", ITEMS)
        .oneOf("Then", "The ", "Then the ", "Soon the ", "Now the ")
        .oneOf("Time", " today", " now", " again", " too", " often", " at noon", " at dusk")
        .oneOf(
            "Place", " near the {Spot}", " by the {Spot}", " at the {Spot}", " behind the {Spot}");
    addVerbs(grammar, "ActOn", ACTED_ON);
    addVerbs(grammar, "Act", DONE_ALONE);
    addVerbs(grammar, "Handle", HANDLED);
    addVerbs(grammar, "Reflect", words("ask enjoy admire"));
  }

  private static void addVerbs(GrammarBuilder grammar, String head, List<String> verbs) {
    grammar
        .oneOf(head + ".one", spaced(verbs.stream().map(StoryWords::thirdPerson).toList()))
        .oneOf(head + ".many", spaced(verbs));
  }

  private static String thirdPerson(String verb) {
    boolean hisses = verb.endsWith("s") || verb.endsWith("ch") || verb.endsWith("sh");
    return verb + (hisses ? "es" : "s");
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split(" "));
  }

  private static List<String> spaced(List<String> words) {
    return words.stream().map(word -> " " + word).toList();
  }
}
