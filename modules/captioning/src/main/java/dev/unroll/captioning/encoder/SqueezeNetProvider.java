package dev.unroll.captioning.encoder;

import dev.unroll.captioning.encoder.SqueezeNet.Cut;
import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;

/** Offers {@link SqueezeNet}, cut after its regions. */
public final class SqueezeNetProvider implements EncoderProvider {
  private static final int STRIDE = 16;
  private static final int MARGIN = 19;

  @Override
  public String name() {
    return "squeezenet";
  }

  @Override
  public boolean trained() {
    return true;
  }

  @Override
  public int usualSide() {
    return STRIDE * SqueezeNet.ORIGINAL_GRID + MARGIN;
  }

  @Override
  public PictureEncoder untrained(int side) {
    return SqueezeNet.untrained(grid(side), Cut.REGIONS);
  }

  @Override
  public PictureEncoder read(Path weights, int side) throws IOException {
    return SqueezeNet.read(weights, grid(side), Cut.REGIONS);
  }

  private static int grid(int side) {
    Check.require(
        side > MARGIN && (side - MARGIN) % STRIDE == 0,
        "side of squeezenet must be 16 g + 19 for g regions a side, such as 227 or 131, but was "
            + side);
    return (side - MARGIN) / STRIDE;
  }
}
