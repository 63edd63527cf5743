package dev.unroll.data.text;

import dev.unroll.data.record.Items;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Parts of a text in order, as {@link TextFile} and {@link TextLines} read them. */
public interface TextParts extends Items<String> {
  /** Parts that are in memory already. */
  static TextParts of(List<String> texts) {
    Iterator<String> rest = texts.iterator();
    return new TextParts() {
      @Override
      public Optional<String> read() {
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
