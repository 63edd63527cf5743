package dev.unroll.layers.kernel;

import dev.unroll.core.check.Check;

/**
 * Sizes of a convolution over pictures: [C, H, W] to [M, H', W'], H' = ⌊(H + 2 padding − kernel) /
 * stride⌋ + 1 and W' likewise.
 *
 * @param inputs C
 * @param outputs M
 * @param height H
 * @param width W
 * @param kernel rows and columns of a filter
 * @param stride pixels from one output's window to the next
 * @param padding zeros around the picture
 */
public record ConvolutionShape(
    int inputs, int outputs, int height, int width, int kernel, int stride, int padding) {
  public ConvolutionShape {
    Check.positive("inputs", inputs);
    Check.positive("outputs", outputs);
    Check.positive("kernel", kernel);
    Check.positive("stride", stride);
    Check.notNegative("padding", padding);
    Check.require(
        height + 2 * padding >= kernel && width + 2 * padding >= kernel,
        "a picture of "
            + height
            + " x "
            + width
            + " pixels is smaller than the filter of "
            + kernel
            + " x "
            + kernel);
  }

  /** H'. */
  public int outputHeight() {
    return (height + 2 * padding - kernel) / stride + 1;
  }

  /** W'. */
  public int outputWidth() {
    return (width + 2 * padding - kernel) / stride + 1;
  }

  /** Numbers of one picture, C · H · W. */
  public int inputSize() {
    return inputs * height * width;
  }

  /** Numbers of one result, M · H' · W'. */
  public int outputSize() {
    return outputs * outputHeight() * outputWidth();
  }

  /** Numbers of the filters, M · C · kernel². */
  public int filterSize() {
    return outputs * inputs * kernel * kernel;
  }
}
