package dev.unroll.training.picture;

/**
 * Where the parts of a drawn picture lie, in pixels. Source labels rise to the right from their
 * columns, at 45 degrees.
 *
 * @param cell side of a cell
 * @param left of the first column
 * @param top of the first row
 * @param right end of the last column
 * @param bottom of the last row
 * @param width of all
 * @param height of all
 */
record Geometry(int cell, int left, int top, int right, int bottom, int width, int height) {
  static final int FONT = 14;

  /** Between things. */
  static final int GAP = 8;

  /** Width of the key, which shows the shades from 0 to 1. */
  static final int KEY = 120;

  /** Times the sine of 45 degrees still a line of the font, so that slanted labels never touch. */
  private static final int SMALL = 24;

  private static final int LARGE = 28;
  private static final int FEW_TOKENS = 30;
  private static final double SLANT = Math.sqrt(0.5);

  /**
   * Room for labels.
   *
   * @param targets widths of the row labels, pixels
   * @param sources widths of the column labels, pixels
   */
  static Geometry of(double[] targets, double[] sources) {
    int cell = Math.max(targets.length, sources.length) <= FEW_TOKENS ? LARGE : SMALL;
    double widest = 0;
    for (double target : targets) {
      widest = Math.max(widest, target);
    }
    int left = GAP + (int) Math.ceil(widest) + GAP;
    int right = left + sources.length * cell;
    double longest = 0;
    double reach = Math.max(right, left + KEY + 2 * FONT);
    for (int source = 0; source < sources.length; source++) {
      longest = Math.max(longest, sources[source]);
      reach = Math.max(reach, left + (source + 0.5) * cell + (sources[source] + FONT) * SLANT);
    }
    int top = GAP + (int) Math.ceil((longest + FONT) * SLANT) + GAP;
    int bottom = top + targets.length * cell;
    int height = bottom + 2 * GAP + 2 * FONT;
    return new Geometry(cell, left, top, right, bottom, (int) Math.ceil(reach) + GAP, height);
  }

  int x(int source) {
    return left + source * cell;
  }

  int y(int step) {
    return top + step * cell;
  }

  /** Baseline of a row's label. */
  int baseline(int step) {
    return y(step) + cell / 2 + FONT / 3;
  }

  /** Where a column's label begins, before it is turned; half a line right of the middle. */
  int anchor(int source) {
    return x(source) + cell / 2 + FONT / 3;
  }

  /** The upper edge of the key. */
  int key() {
    return bottom + 2 * GAP;
  }
}
