package dev.unroll.data.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * The words of the stories. In each list all are equally likely and none begins another; nouns take
 * a plural "s" and, like adjectives, begin with a consonant, so that "a" always fits.
 */
final class StoryWords {
  private static final List<String> ACTED_ON =
      words("see hug pat tug nip pay wake feed lead bite call pull fear love jab kiss");
  private static final List<String> DONE_ALONE =
      words("sit nap run hop dig jog win hum nod beg rest play");
  private static final List<String> HANDLED = words("open mend show lose sell drop hide keep");
  private static final List<String> CREATURES =
      words("dog cat hen pig cow bee rat cub hog ram pup kid yak bat jay mole");
  private static final List<String> ADJECTIVES =
      words("big shy sly wee fat sad mad wet red thin bold wise");
  private static final List<String> MOODS = words("sad mad wet hot ill late cold free");
  private static final List<String> SPOTS = words("mill yard lake barn hut den sea fog pond wood");
  private static final List<String> ITEMS = words("drum bell hat coat bag pen lamp sock");

  private StoryWords() {}

  static void addTo(GrammarBuilder grammar) {
    grammar
        .oneOf("Creature", CREATURES)
        .oneOf("Adjective", ADJECTIVES.stream().map(word -> word + " ").toList())
        .oneOf("Mood", MOODS)
        .oneOf("Spot", SPOTS)
        .oneOf("Item", ITEMS)
        .oneOf("Then", "The ", "Then the ", "Soon the ", "Now the ")
        .oneOf(
            "Time", " today", " now", " again", " too", " often", " for fun", " all day", " alone")
        .oneOf("Place", " near the {Spot}", " by the {Spot}", " at the {Spot}", " in the {Spot}");
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
