package dev.unroll.layers.spatial;

import dev.unroll.layers.convolution.PictureConvolution;
import dev.unroll.layers.convolution.PictureConvolution.Pictures;
import dev.unroll.layers.kernel.ConvolutionShape;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;

/** By oneDNN. */
final class NativeConvolution implements SameConvolution {
  private final PictureConvolution convolution;

  NativeConvolution(ConvolutionShape shape) {
    convolution = new PictureConvolution(shape, false, Team.shared());
  }

  private static Pictures pictures(Planes planes) {
    return ((NativePlanes) planes).all();
  }

  @Override
  public void forward(Planes x, Filters filters, Planes z) {
    convolution.forward(pictures(x), Floats.of(filters.w()), Floats.of(filters.b()), pictures(z));
  }

  @Override
  public void input(Planes dz, Filters filters, Planes dx) {
    convolution.input(pictures(dz), Floats.of(filters.w()), pictures(dx));
  }

  @Override
  public void weights(Planes x, Planes dz, Filters gradient) {
    convolution.weights(
        pictures(x), pictures(dz), Floats.of(gradient.w()), Floats.of(gradient.b()));
  }
}
