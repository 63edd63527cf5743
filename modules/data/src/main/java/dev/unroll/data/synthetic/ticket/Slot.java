package dev.unroll.data.synthetic.ticket;

import java.util.Locale;

/** What a part of a request says. */
public enum Slot {
  /** Where the journey begins. */
  DEPARTURE,
  /** Where it ends. */
  DESTINATION,
  DATE,
  TIME,
  AIRLINE,
  CLASS;

  /** As tags and templates name it: {@code B-departure}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
