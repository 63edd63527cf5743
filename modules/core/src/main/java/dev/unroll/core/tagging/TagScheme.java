package dev.unroll.core.tagging;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How chunks are written as one tag for each word (Ramshaw and Marcus 1995; Tjong Kim Sang and
 * Veenstra 1999, "Representing text chunks"; Ratinov and Roth 2009 for the last). Any of them is
 * read, since what the letters of one mean no other contradicts; each writes its own.
 */
public enum TagScheme {
  /** {@code I} in a chunk; {@code B} only at the start of one that touches another of its type. */
  IOB1,
  /** {@code B} at the start of each chunk, {@code I} within. */
  IOB2,
  /** As IOB2, but {@code E} at the end and {@code S} for a chunk of one word. */
  BIOES;

  /**
   * Tags that may not have been as their scheme wants them, and are now.
   *
   * @param tags as the scheme writes them
   * @param changed how many differ from those that were given
   */
  public record Repaired(List<String> tags, int changed) {
    public Repaired {
      tags = List.copyOf(tags);
      Check.notNegative("changed", changed);
    }
  }

  /**
   * The chunks of a sentence. Those of tags in IOB1 and IOB2 are the ones that conlleval counts: an
   * {@code I} without a {@code B} starts one, and so does a change of type. {@code E} and {@code S}
   * mean what they do in BIOES, the end of a chunk and all of one; conlleval is not made for them,
   * and sees no start in a {@code B} behind an {@code E} of its type. To be judged by {@link
   * dev.unroll.core.metric.SlotF1}, such tags are better written as IOB2 first.
   *
   * @param tags of any of the schemes
   * @throws IllegalArgumentException naming the first tag that is of none of them
   */
  public static List<Chunk> chunks(List<String> tags) {
    List<Chunk> chunks = new ArrayList<>();
    Position.Of previous = Position.Of.OUTSIDE;
    int from = 0;
    for (int i = 0; i <= tags.size(); i++) {
      Position.Of tag = i < tags.size() ? Position.of(tags.get(i)) : Position.Of.OUTSIDE;
      boolean starts = tag.startsAfter(previous);
      boolean inside = previous.position() != Position.O;
      if (inside && (starts || tag.position() == Position.O)) {
        chunks.add(new Chunk(previous.type(), from, i));
      }
      from = starts ? i : from;
      previous = tag;
    }
    return chunks;
  }

  /**
   * Writes chunks.
   *
   * @param chunks in order, none over another
   * @param words of the sentence
   * @return one tag for each word
   * @throws IllegalArgumentException when a chunk does not lie behind the one before it, or in the
   *     sentence
   */
  public List<String> tags(List<Chunk> chunks, int words) {
    List<String> tags = new ArrayList<>(Collections.nCopies(words, Position.O.name()));
    Chunk last = new Chunk("", 0, 1);
    int end = 0;
    for (Chunk chunk : chunks) {
      Check.require(
          chunk.from() >= end && chunk.to() <= words,
          chunk + " must lie between word " + end + " and the end of the sentence, " + words);
      boolean touches = end > 0 && chunk.from() == end && chunk.type().equals(last.type());
      for (int i = chunk.from(); i < chunk.to(); i++) {
        tags.set(i, new Position.Of(position(chunk, i, touches), chunk.type()).toString());
      }
      last = chunk;
      end = chunk.to();
    }
    return tags;
  }

  private Position position(Chunk chunk, int word, boolean touches) {
    boolean first = word == chunk.from();
    boolean ends = this == BIOES && word == chunk.to() - 1;
    if (first && (this != IOB1 || touches)) {
      return ends ? Position.S : Position.B;
    }
    return ends ? Position.E : Position.I;
  }

  /**
   * The same chunks in this scheme. Of tags that are meant to be in it already, those that change
   * are faults, such as an {@code I} without a {@code B} in IOB2.
   *
   * @throws IllegalArgumentException naming the first tag that is of no scheme
   */
  public Repaired repaired(List<String> tags) {
    List<String> written = tags(chunks(tags), tags.size());
    int changed = 0;
    for (int i = 0; i < tags.size(); i++) {
      changed += written.get(i).equals(tags.get(i)) ? 0 : 1;
    }
    return new Repaired(written, changed);
  }

  /**
   * Whether one tag may follow another where this scheme is kept; {@code O} stands for what is
   * before the first and after the last word. A decoder that obeys it needs no repair.
   *
   * @throws IllegalArgumentException naming a tag that is of no scheme
   */
  public boolean allows(String previous, String next) {
    Position.Of before = Position.of(previous);
    Position.Of after = Position.of(next);
    return switch (this) {
      case IOB1 ->
          writesIn(before)
              && writesIn(after)
              && (after.position() != Position.B || after.isLike(before));
      case IOB2 ->
          writesIn(before)
              && writesIn(after)
              && (after.position() != Position.I || after.isLike(before));
      case BIOES -> {
        boolean open = before.position() == Position.B || before.position() == Position.I;
        boolean goesOn = after.position() == Position.I || after.position() == Position.E;
        yield open == goesOn && (!open || after.isLike(before));
      }
    };
  }

  private boolean writesIn(Position.Of tag) {
    return this == BIOES || (tag.position() != Position.E && tag.position() != Position.S);
  }
}
