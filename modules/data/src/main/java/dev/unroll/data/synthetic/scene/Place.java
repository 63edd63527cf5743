package dev.unroll.data.synthetic.scene;

/** Where in the picture a thing may be said to be: of the corners also "on the left" is true. */
public enum Place {
  MIDDLE("in the middle", 0, 0),
  LEFT("on the left", -1, Place.ANY),
  RIGHT("on the right", 1, Place.ANY),
  TOP("at the top", Place.ANY, -1),
  BOTTOM("at the bottom", Place.ANY, 1),
  TOP_LEFT("at the top left", -1, -1),
  TOP_RIGHT("at the top right", 1, -1),
  BOTTOM_LEFT("at the bottom left", -1, 1),
  BOTTOM_RIGHT("at the bottom right", 1, 1);

  private static final int ANY = 2;

  /** The picture's three parts each way end here from its middle; no sampled thing is near it. */
  private static final double EDGE = 0.125;

  private final String words;
  private final int across;
  private final int down;

  Place(String words, int across, int down) {
    this.words = words;
    this.across = across;
    this.down = down;
  }

  /** As captions say it. */
  public String words() {
    return words;
  }

  /** Whether a thing there is at this place. */
  public boolean holds(Spot spot) {
    return fits(across, spot.x()) && fits(down, spot.y());
  }

  private static boolean fits(int part, double coordinate) {
    double off = coordinate - 0.5;
    int found = Math.abs(off) < EDGE ? 0 : (int) Math.signum(off);
    return part == ANY || part == found;
  }
}
