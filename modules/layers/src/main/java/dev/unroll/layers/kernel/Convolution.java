package dev.unroll.layers.kernel;

import dev.unroll.layers.kernel.NativeCall.Argument;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * Convolution of n pictures by oneDNN, on the calling thread alone; all arrays lie in 'c' order,
 * without gaps.
 *
 * <pre>
 * y = f(w ∗ x + b)     x [n, C, H, W]   w [M, C, k, k]   b [M]   y [n, M, H', W']
 * </pre>
 *
 * f is max(0, z) or z. oneDNN is fast only where it may choose how the filters lie, so they are
 * copied to and from its layout in each call. One thread at a time may use an instance, any thread.
 */
public final class Convolution {
  private final ConvolutionShape shape;
  private final long[] strides;
  private final long[] padding;
  private final memory.desc x;
  private final memory.desc w;
  private final memory.desc chosen;
  private final memory.desc b;
  private final memory.desc y;
  private final Step forward;
  private final Step input;
  private final Step weights;

  /** A primitive, the copying of its filters, and where the copy lies. */
  private record Step(NativeCall call, NativeCall copy, Floats filters) {
    static Step of(NativeCall call, NativeCall copy, memory.desc layout) {
      return new Step(call, copy, Floats.allocate(layout.get_size() / Float.BYTES));
    }
  }

  /**
   * @param pictures n
   * @param rectified whether f is max(0, z)
   */
  public Convolution(ConvolutionShape shape, int pictures, boolean rectified) {
    NativeKernels.narrow();
    this.shape = shape;
    strides = new long[] {shape.stride(), shape.stride()};
    padding = new long[] {shape.padding(), shape.padding()};
    x = pictures(pictures, shape.inputs(), shape.height(), shape.width());
    w = filters(memory.format_tag.nchw);
    chosen = filters(memory.format_tag.any);
    b = new memory.desc(new long[] {shape.outputs()}, memory.data_type.f32, memory.format_tag.x);
    y = pictures(pictures, shape.outputs(), shape.outputHeight(), shape.outputWidth());
    forward = forwardStep(rectified);
    // Going back, f has no part: the gradient is that of z.
    convolution_forward.primitive_desc hint = description(NativeCall.attributes());
    input = inputStep(hint);
    weights = weightStep(hint);
  }

  private static memory.desc pictures(long... sizes) {
    return new memory.desc(sizes, memory.data_type.f32, memory.format_tag.nchw);
  }

  private memory.desc filters(memory.format_tag layout) {
    long[] sizes = {shape.outputs(), shape.inputs(), shape.kernel(), shape.kernel()};
    return new memory.desc(sizes, memory.data_type.f32, layout);
  }

  private convolution_forward.primitive_desc description(primitive_attr attributes) {
    return new convolution_forward.primitive_desc(
        NativeKernels.engine(),
        dnnl.prop_kind.forward_training,
        dnnl.algorithm.convolution_auto,
        x,
        chosen,
        b,
        y,
        strides,
        padding,
        padding,
        attributes,
        false);
  }

  private Step forwardStep(boolean rectified) {
    primitive_attr attributes = NativeCall.attributes();
    if (rectified) {
      post_ops after = new post_ops();
      after.append_eltwise(dnnl.algorithm.eltwise_relu, 0, 0);
      attributes.set_post_ops(after);
    }
    var description = description(attributes);
    NativeCall call =
        new NativeCall(
            new convolution_forward(description),
            description.scratchpad_desc(),
            new Argument(dnnl.DNNL_ARG_SRC, x),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, description.weights_desc()),
            new Argument(dnnl.DNNL_ARG_BIAS, b),
            new Argument(dnnl.DNNL_ARG_DST, y));
    memory.desc layout = description.weights_desc();
    return Step.of(call, NativeCall.copy(w, layout), layout);
  }

  private Step inputStep(convolution_forward.primitive_desc hint) {
    var description =
        new convolution_backward_data.primitive_desc(
            NativeKernels.engine(),
            dnnl.algorithm.convolution_auto,
            x,
            chosen,
            y,
            strides,
            padding,
            padding,
            hint,
            NativeCall.attributes(),
            false);
    NativeCall call =
        new NativeCall(
            new convolution_backward_data(description),
            description.scratchpad_desc(),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, description.weights_desc()),
            new Argument(dnnl.DNNL_ARG_DIFF_SRC, x));
    memory.desc layout = description.weights_desc();
    return Step.of(call, NativeCall.copy(w, layout), layout);
  }

  private Step weightStep(convolution_forward.primitive_desc hint) {
    var description =
        new convolution_backward_weights.primitive_desc(
            NativeKernels.engine(),
            dnnl.algorithm.convolution_auto,
            x,
            chosen,
            b,
            y,
            strides,
            padding,
            padding,
            hint,
            NativeCall.attributes(),
            false);
    memory.desc layout = description.diff_weights_desc();
    NativeCall call =
        new NativeCall(
            new convolution_backward_weights(description),
            description.scratchpad_desc(),
            new Argument(dnnl.DNNL_ARG_SRC, x),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
            new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, layout),
            new Argument(dnnl.DNNL_ARG_DIFF_BIAS, b));
    return Step.of(call, NativeCall.copy(layout, w), layout);
  }

  /** Computes y of x, w and b that begin at these addresses. */
  public void forward(long x, long w, long b, long y) {
    long filters = forward.filters().address(0);
    forward.copy().run(w, filters);
    forward.call().run(x, filters, b, y);
  }

  /** Computes ∂L/∂x of ∂L/∂z, z being what f is applied to. */
  public void input(long dz, long w, long dx) {
    long filters = input.filters().address(0);
    input.copy().run(w, filters);
    input.call().run(dz, filters, dx);
  }

  /** Computes ∂L/∂w and ∂L/∂b, summed over the n pictures; replaces what is there. */
  public void weights(long x, long dz, long dw, long db) {
    long filters = weights.filters().address(0);
    weights.call().run(x, dz, filters, db);
    weights.copy().run(filters, dw);
  }
}
