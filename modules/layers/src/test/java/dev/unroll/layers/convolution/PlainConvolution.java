package dev.unroll.layers.convolution;

import dev.unroll.layers.kernel.ConvolutionShape;

/** The independent oracle: y = w ∗ x + b and its derivatives by seven loops, in double. */
record PlainConvolution(ConvolutionShape shape, int pictures) {
  /** One product w · x that is part of a z, by the places of all three. */
  private interface Part {
    void at(int z, int w, int x);
  }

  private void each(Part part) {
    int k = shape.kernel();
    for (int n = 0; n < pictures; n++) {
      for (int m = 0; m < shape.outputs(); m++) {
        for (int row = 0; row < shape.outputHeight(); row++) {
          for (int column = 0; column < shape.outputWidth(); column++) {
            int z =
                ((n * shape.outputs() + m) * shape.outputHeight() + row) * shape.outputWidth()
                    + column;
            for (int i = 0; i < shape.inputs() * k * k; i++) {
              int c = i / (k * k);
              int y = row * shape.stride() + i / k % k - shape.padding();
              int x = column * shape.stride() + i % k - shape.padding();
              if (y >= 0 && y < shape.height() && x >= 0 && x < shape.width()) {
                int at = ((n * shape.inputs() + c) * shape.height() + y) * shape.width() + x;
                part.at(z, m * shape.inputs() * k * k + i, at);
              }
            }
          }
        }
      }
    }
  }

  private int filter(int z) {
    return z / (shape.outputHeight() * shape.outputWidth()) % shape.outputs();
  }

  double[] z(double[] x, double[] w, double[] b) {
    double[] result = new double[pictures * shape.outputSize()];
    for (int i = 0; i < result.length; i++) {
      result[i] = b[filter(i)];
    }
    each((z, atW, atX) -> result[z] += w[atW] * x[atX]);
    return result;
  }

  double[] dx(double[] dz, double[] w) {
    double[] result = new double[pictures * shape.inputSize()];
    each((z, atW, atX) -> result[atX] += dz[z] * w[atW]);
    return result;
  }

  double[] dw(double[] dz, double[] x) {
    double[] result = new double[shape.filterSize()];
    each((z, atW, atX) -> result[atW] += dz[z] * x[atX]);
    return result;
  }

  double[] db(double[] dz) {
    double[] result = new double[shape.outputs()];
    for (int i = 0; i < dz.length; i++) {
      result[filter(i)] += dz[i];
    }
    return result;
  }
}
