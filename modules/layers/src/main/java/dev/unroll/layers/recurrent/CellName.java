package dev.unroll.layers.recurrent;

import java.util.Locale;

/** The recurrent cells by the names that users type and that configurations keep. */
public enum CellName {
  /** {@link Elman} with tanh. */
  ELMAN(new Elman()),
  /** {@link Jordan} without memory. */
  JORDAN(new Jordan()),
  /** {@link Lstm}. */
  LSTM(new Lstm()),
  /** {@link Gru}. */
  GRU(new Gru()),
  /** {@link ChoGru}. */
  CHO_GRU(new ChoGru());

  @SuppressWarnings("ImmutableEnumChecker") // every cell is immutable
  private final Cell cell;

  CellName(Cell cell) {
    this.cell = cell;
  }

  /** With its usual settings. */
  public Cell cell() {
    return cell;
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
