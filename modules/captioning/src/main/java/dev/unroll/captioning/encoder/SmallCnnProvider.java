package dev.unroll.captioning.encoder;

import java.nio.file.Path;

/** Offers {@link SmallCnn}. */
public final class SmallCnnProvider implements EncoderProvider {
  @Override
  public String name() {
    return "small";
  }

  @Override
  public boolean trained() {
    return false;
  }

  @Override
  public int usualSide() {
    return SmallCnn.standard().side();
  }

  @Override
  public PictureEncoder untrained(int side) {
    return new SmallCnn(side, SmallCnn.standard().filters());
  }

  @Override
  public PictureEncoder read(Path weights, int side) {
    throw new IllegalArgumentException("encoder small is trained with its decoder, not read");
  }
}
