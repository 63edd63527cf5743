package dev.unroll.data.synthetic.scene;

/** A coloured shape at its place. */
public record Thing(Combination kind, Size size, Spot spot, Finish finish) {
  /** The radius of the circle about it, as a part of the picture's side. */
  public double radius() {
    return size.radius() * finish.scale();
  }
}
