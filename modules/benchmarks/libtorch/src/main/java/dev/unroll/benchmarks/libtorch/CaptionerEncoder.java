package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionerSizes;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A few convolutions with stride 2 over colours and the darkest of them, and one more that sees
 * where each region is.
 */
final class CaptionerEncoder {
  private final List<Layer> layers = new ArrayList<>();
  private final Layer last;
  private final Tensor places;

  /** Filters [M, C, k, k] and their biases. */
  private record Layer(Tensor weight, TensorOptional bias, long stride) {
    static Layer of(CaptionerParameters parameters, String name, long stride) {
      Tensor weight = parameters.as(name + "_W");
      return new Layer(weight, parameters.bias(name + "_b"), stride);
    }

    Tensor forward(Tensor x) {
      long padding = weight.size(2) / 2;
      long[] strides = {stride, stride};
      long[] paddings = {padding, padding};
      return torch.conv2d(x, weight, bias, strides, paddings, new long[] {1, 1}, 1).relu_();
    }
  }

  CaptionerEncoder(CaptionerSizes sizes, CaptionerParameters parameters) {
    for (int i = 0; i < sizes.filters().size(); i++) {
      layers.add(Layer.of(parameters, "seen" + i, 2));
    }
    last = Layer.of(parameters, "seen", 1);
    long side = sizes.side();
    Tensor rising = torch.linspace(new Scalar(-1.0), new Scalar(1.0), side);
    Tensor right = rising.unsqueeze(0).expand(side, side);
    places = torch.stack(new TensorVector(right, right.t()), 0).unsqueeze(0);
  }

  /** Features [P, S, C] of pictures [P, 3, side, side]. */
  Tensor forward(Tensor pictures) {
    Tensor darkest = torch.amin(pictures, new long[] {1}, true);
    Tensor grid = torch.cat(new TensorVector(pictures, darkest), 1);
    for (Layer layer : layers) {
      grid = layer.forward(grid);
    }
    Tensor where = places.expand(grid.size(0), -1, -1, -1);
    grid = last.forward(torch.cat(new TensorVector(grid, where), 1));
    return grid.flatten(2, -1).transpose(1, 2).contiguous();
  }
}
