package dev.unroll.benchmarks.work;

/** Recurrent cells by their number of gate blocks, each with H (F + H) weights. */
public enum Gates {
  /** Hochreiter and Schmidhuber 1997, with forget gate. */
  LSTM(4),
  /** Cho et al. 2014. Contenders may apply the reset gate before or after the product. */
  GRU(3);

  private final int blocks;

  Gates(int blocks) {
    this.blocks = blocks;
  }

  /** Gate blocks. */
  public int blocks() {
    return blocks;
  }
}
