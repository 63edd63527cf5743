package dev.unroll.layers.kernel;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.dnnl.stream;

/**
 * exp(z − max z) / Σ exp(z − max z) over each row of a matrix, in place, on the calling thread.
 *
 * <p>The rows must follow each other without gaps: oneDNN is a hundred times slower otherwise. An
 * instance may be used by one thread at a time.
 */
public final class RowSoftmax {
  private final softmax_forward primitive;
  private final memory rows;
  private final stream queue;
  private final dnnl_exec_arg_t arguments;
  private final Address address = new Address();

  /** For matrices of one shape. */
  public RowSoftmax(int rows, int columns) {
    NativeKernels.narrow();
    memory.desc layout = Product.layout(Matrix.of(rows, columns));
    primitive =
        new softmax_forward(
            new softmax_forward.primitive_desc(
                NativeKernels.engine(),
                dnnl.dnnl_forward_inference,
                dnnl.dnnl_softmax_accurate,
                layout,
                layout,
                1,
                new primitive_attr(),
                false));
    this.rows = new memory(layout, NativeKernels.engine(), Product.NOWHERE);
    queue = new stream(NativeKernels.engine());
    arguments = new dnnl_exec_arg_t(2);
    arguments.position(0).arg(dnnl.DNNL_ARG_SRC).memory(this.rows.get());
    arguments.position(1).arg(dnnl.DNNL_ARG_DST).memory(this.rows.get());
    arguments.position(0);
  }

  /** Replaces the matrix that begins at {@code first}. */
  public void run(long first) {
    NativeKernels.narrow();
    dnnl.dnnl_memory_set_data_handle(rows.get(), address.at(first));
    int status = dnnl.dnnl_primitive_execute(primitive.get(), queue.get(), 2, arguments);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN's softmax failed with status " + status);
    }
  }
}
