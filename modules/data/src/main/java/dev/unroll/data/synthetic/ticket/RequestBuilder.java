package dev.unroll.data.synthetic.ticket;

import dev.unroll.data.tagging.TaggedSentence;
import java.util.ArrayList;
import java.util.List;

/** A request under construction: words with the tags of IOB2. */
final class RequestBuilder {
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** Adds words that are in no slot; an empty text has none. */
  RequestBuilder plain(String text) {
    if (!text.isEmpty()) {
      for (String word : text.split(" ")) {
        words.add(word);
        tags.add("O");
      }
    }
    return this;
  }

  /** Adds the words of one slot. */
  RequestBuilder slot(Slot slot, String text) {
    String position = "B-";
    for (String word : text.split(" ")) {
      words.add(word);
      tags.add(position + slot);
      position = "I-";
    }
    return this;
  }

  TaggedSentence sentence(Intent intent) {
    return new TaggedSentence(words, tags, intent.toString());
  }
}
