package dev.unroll.data.content;

import java.util.List;
import java.util.stream.Collectors;

/** Names the first of many things, so that an error stays readable where thousands are wrong. */
public final class FirstFew {
  private static final int NAMED = 10;

  private FirstFew() {}

  /** The first ten with commas between them, and how many more there are: "a, b and 7 more". */
  public static String of(List<?> things) {
    String first =
        things.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return things.size() > NAMED ? first + " and " + (things.size() - NAMED) + " more" : first;
  }
}
