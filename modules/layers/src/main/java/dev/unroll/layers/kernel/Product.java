package dev.unroll.layers.kernel;

import dev.unroll.core.check.Check;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * C = A B, or C = C + A B, for matrices of one shape, on the calling thread alone.
 *
 * <p>An instance may be used by one thread at a time. Making one costs about a millisecond the
 * first time that a shape is seen and little after that.
 */
public final class Product {
  static final Pointer NOWHERE = new Pointer((Pointer) null);

  private final matmul product;
  private final memory left;
  private final memory right;
  private final memory result;
  private final stream queue;
  private final dnnl_exec_arg_t arguments;
  private final Address address = new Address();
  private final boolean packed;

  private Product(Matrix a, memory.desc b, memory packedRight, Matrix c, boolean accumulate) {
    NativeKernels.narrow();
    primitive_attr attributes = new primitive_attr();
    if (accumulate) {
      post_ops sum = new post_ops();
      sum.append_sum(1, 0, memory.data_type.undef);
      attributes.set_post_ops(sum);
    }
    matmul.primitive_desc description =
        new matmul.primitive_desc(
            NativeKernels.engine(), layout(a), b, layout(c), attributes, false);
    product = new matmul(description);
    description.deallocate();
    attributes.deallocate();
    packed = packedRight != null;
    left = new memory(layout(a), NativeKernels.engine(), NOWHERE);
    right = packed ? packedRight : new memory(b, NativeKernels.engine(), NOWHERE);
    result = new memory(layout(c), NativeKernels.engine(), NOWHERE);
    queue = new stream(NativeKernels.engine());
    arguments = new dnnl_exec_arg_t(3);
    arguments.position(0).arg(dnnl.DNNL_ARG_SRC).memory(left.get());
    arguments.position(1).arg(dnnl.DNNL_ARG_WEIGHTS).memory(right.get());
    arguments.position(2).arg(dnnl.DNNL_ARG_DST).memory(result.get());
    arguments.position(0);
  }

  /**
   * A product of matrices as they lie.
   *
   * @param accumulate whether the product is added to C
   * @throws IllegalArgumentException when [M, K], [K, N] and [M, N] do not fit
   */
  public static Product of(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    requireFit(a, b, c);
    return new Product(a, layout(b), null, c, accumulate);
  }

  /** As {@link #of}, with a packed right factor. */
  public static Product of(Matrix a, PackedMatrix b, Matrix c, boolean accumulate) {
    requireFit(a, b.source(), c);
    return new Product(a, b.layout(), b.memory(), c, accumulate);
  }

  /** Multiplies what begins at {@code a} and {@code b} into what begins at {@code c}. */
  public void run(long a, long b, long c) {
    dnnl.dnnl_memory_set_data_handle(right.get(), address.at(b));
    run(a, c);
  }

  /** Multiplies what begins at {@code a} with the packed matrix into what begins at {@code c}. */
  public void run(long a, long c) {
    NativeKernels.narrow();
    dnnl.dnnl_memory_set_data_handle(left.get(), address.at(a));
    dnnl.dnnl_memory_set_data_handle(result.get(), address.at(c));
    int status = dnnl.dnnl_primitive_execute(product.get(), queue.get(), 3, arguments);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN's product failed with status " + status);
    }
  }

  /** Gives its native memory back now; it must not be used any more. */
  public void free() {
    arguments.deallocate();
    queue.deallocate();
    result.deallocate();
    left.deallocate();
    if (!packed) {
      right.deallocate();
    }
    product.deallocate();
  }

  private static void requireFit(Matrix a, Matrix b, Matrix c) {
    Check.require(
        a.columns() == b.rows() && a.rows() == c.rows() && b.columns() == c.columns(),
        "a product needs [M, K], [K, N] and [M, N], but got " + a + ", " + b + " and " + c);
  }

  static memory.desc layout(Matrix matrix) {
    return new memory.desc(
        new long[] {matrix.rows(), matrix.columns()},
        memory.data_type.f32,
        new long[] {matrix.rowStride(), matrix.columnStride()});
  }
}
