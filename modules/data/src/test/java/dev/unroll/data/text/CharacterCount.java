package dev.unroll.data.text;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a file in a process of its own, whose heap is small. */
final class CharacterCount {
  private CharacterCount() {}

  public static void main(String[] arguments) throws IOException {
    long characters = 0;
    int longest = 0;
    try (TextFile file = new TextFile(Path.of(arguments[0]), false)) {
      for (String piece = file.next(); !piece.isEmpty(); piece = file.next()) {
        characters += piece.length();
        longest = Math.max(longest, piece.length());
      }
    }
    System.out.println(characters + " " + longest);
  }
}
