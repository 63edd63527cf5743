package dev.unroll.layers.recurrent;

import dev.unroll.layers.recurrent.LstmVariant.Part;
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
  CHO_GRU(new ChoGru()),
  /** {@link LstmVariant} with i = 1. */
  LSTM_NO_INPUT_GATE(new LstmVariant(Part.INPUT_GATE)),
  /** {@link LstmVariant} with f = 1. */
  LSTM_NO_FORGET_GATE(new LstmVariant(Part.FORGET_GATE)),
  /** {@link LstmVariant} with o = 1. */
  LSTM_NO_OUTPUT_GATE(new LstmVariant(Part.OUTPUT_GATE)),
  /** {@link LstmVariant} whose input has no tanh. */
  LSTM_NO_INPUT_TANH(new LstmVariant(Part.INPUT_CURVE)),
  /** {@link LstmVariant} whose output has no tanh. */
  LSTM_NO_OUTPUT_TANH(new LstmVariant(Part.OUTPUT_CURVE)),
  /** {@link Lstm} with i = 1 − f. */
  LSTM_COUPLED(new Lstm(1, false, true)),
  /** {@link Lstm} whose gates see the memory. */
  LSTM_PEEPHOLES(new Lstm(1, true, false)),
  /** {@link Irnn} from the identity itself. */
  IRNN(new Irnn()),
  /** {@link Clockwork} of periods 1, 2, 4 and 8. */
  CLOCKWORK(new Clockwork()),
  /** {@link Scrn} with a quarter of context units. */
  SCRN(new Scrn());

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
