package dev.unroll.speech;

/**
 * What was heard of a recording that still comes.
 *
 * @param settled what nothing changes any more: every later text of the recording begins with it
 * @param tail what stands after it at the moment, with the space before if there is one; may become
 *     any other text
 */
public record Partial(String settled, String tail) {
  /** Nothing heard yet. */
  static final Partial NONE = new Partial("", "");

  /** All that was heard so far. */
  public String text() {
    return settled + tail;
  }
}
