package dev.unroll.tagging;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A colour of the terminal for each slot, tag or label, those of ECMA-48 (ANSI).
 *
 * @param types in order; after six the colours begin again
 */
record Colours(List<String> types) {
  private static final int FIRST = 41;
  private static final int COUNT = 6;
  private static final String START = "\u001B[30;";
  private static final String END = "\u001B[0m";

  Colours {
    types = List.copyOf(types);
  }

  /** Of all that a model can say of words or of texts. */
  static Colours of(Answers answers) {
    List<String> tags = answers.tags().tokens(ids(answers.tags().size()));
    List<String> labels = answers.labels().tokens(ids(answers.labels().size()));
    return new Colours(
        Stream.concat(tags.stream().map(Colours::type), labels.stream())
            .distinct()
            .sorted()
            .toList());
  }

  private static int[] ids(int count) {
    return IntStream.range(0, count).toArray();
  }

  /** Without the position that a slot's tag begins with. */
  private static String type(String tag) {
    return tag.length() > 2 && tag.charAt(1) == '-' ? tag.substring(2) : tag;
  }

  /**
   * Words on the colour of a type.
   *
   * @param type also as the tag of a word, with a slot's position before it
   */
  String paint(String words, String type) {
    int place = Math.max(types.indexOf(type), types.indexOf(type(type)));
    return START + (FIRST + Math.max(0, place) % COUNT) + "m" + words + END;
  }
}
