package dev.unroll.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What an error rate counts, and how jiwer 4 cuts a line into it by default. */
public enum ErrorUnit {
  /**
   * WER: words between spaces. A run of two or more white-space characters is one space; a lone tab
   * is part of a word. Case and punctuation count.
   */
  WORD {
    @Override
    public Alignment align(String reference, String hypothesis) {
      return Alignment.of(words(reference), words(hypothesis));
    }
  },
  /** CER: code points, spaces inside the line too. */
  CHARACTER {
    @Override
    public Alignment align(String reference, String hypothesis) {
      return Alignment.between(characters(reference), characters(hypothesis));
    }
  };

  private static final Pattern SEPARATOR = Pattern.compile(Whitespace.CLASS + "{2,}| ");

  /** Aligns one line with its reference; either may be empty. */
  public abstract Alignment align(String reference, String hypothesis);

  /** The counts of one line. */
  public ErrorRate tally(String reference, String hypothesis) {
    return align(reference, hypothesis).counts();
  }

  private static List<String> words(String line) {
    String stripped = Whitespace.strip(line);
    // Nearly every line has plain spaces only, and the pattern is slow.
    boolean plain = stripped.chars().allMatch(c -> c == ' ' || !Whitespace.is((char) c));
    String[] words = plain ? stripped.split(" ") : SEPARATOR.split(stripped);
    return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
  }

  private static int[] characters(String line) {
    return Whitespace.strip(line).codePoints().toArray();
  }
}
