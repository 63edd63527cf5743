package dev.unroll.data.image;

/**
 * How a stored picture lies, in the order of the values 1 to 8 of EXIF's tag 0x0112 (CIPA DC-008,
 * 4.6.4): axes exchanged or not, and then the stored columns and rows read from their end or not.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  LYING_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  LYING_RIGHT(true, true, false);

  private final boolean exchanged;
  private final boolean columnsFromEnd;
  private final boolean rowsFromEnd;

  Orientation(boolean exchanged, boolean columnsFromEnd, boolean rowsFromEnd) {
    this.exchanged = exchanged;
    this.columnsFromEnd = columnsFromEnd;
    this.rowsFromEnd = rowsFromEnd;
  }

  /** That of an EXIF value; upright for values that do not exist. */
  static Orientation of(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /** The picture as it should be seen; {@code stored} itself when it is upright. */
  Picture apply(Picture stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = exchanged ? stored.height() : stored.width();
    int height = exchanged ? stored.width() : stored.height();
    byte[] rgb = new byte[stored.rgb().length];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = exchanged ? y : x;
        int row = exchanged ? x : y;
        column = columnsFromEnd ? stored.width() - 1 - column : column;
        row = rowsFromEnd ? stored.height() - 1 - row : row;
        System.arraycopy(stored.rgb(), 3 * (row * stored.width() + column), rgb, at, 3);
        at += 3;
      }
    }
    return new Picture(width, height, rgb);
  }
}
