package dev.unroll.layers.kernel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * The right factor of a product, copied into the layout that oneDNN multiplies fastest. Pack it
 * again after each change of the source. One thread packs; then many may multiply.
 */
public final class PackedMatrix {
  private final Matrix source;
  private final memory.desc layout;
  private final memory unpacked;
  private final memory packed;
  private final reorder copy;
  private final stream queue;
  private final Address address = new Address();

  /**
   * @param source how the matrix [K, N] lies before packing
   * @param rows of the left factors that it will mostly be multiplied with
   */
  public PackedMatrix(Matrix source, int rows) {
    NativeKernels.narrow();
    this.source = source;
    memory.desc any =
        new memory.desc(
            new long[] {source.rows(), source.columns()},
            memory.data_type.f32,
            memory.format_tag.any);
    this.layout =
        new matmul.primitive_desc(
                NativeKernels.engine(),
                Product.layout(Matrix.of(rows, source.rows())),
                any,
                Product.layout(Matrix.of(rows, source.columns())),
                new primitive_attr(),
                false)
            .weights_desc();
    this.unpacked = new memory(Product.layout(source), NativeKernels.engine(), Product.NOWHERE);
    this.packed = new memory(layout, NativeKernels.engine());
    this.copy = new reorder(unpacked, packed);
    this.queue = new stream(NativeKernels.engine());
  }

  /** Copies the matrix that begins at {@code first}. */
  public void pack(long first) {
    NativeKernels.narrow();
    dnnl.dnnl_memory_set_data_handle(unpacked.get(), address.at(first));
    copy.execute(queue, unpacked, packed);
    queue._wait();
  }

  Matrix source() {
    return source;
  }

  memory.desc layout() {
    return layout;
  }

  memory memory() {
    return packed;
  }

  /** Gives the memory back now. */
  public void free() {
    copy.deallocate();
    packed.deallocate();
    unpacked.deallocate();
    queue.deallocate();
  }
}
