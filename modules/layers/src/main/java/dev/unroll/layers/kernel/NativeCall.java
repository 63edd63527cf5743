package dev.unroll.layers.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** A primitive of oneDNN with the arrays that it is called with, on the calling thread alone. */
final class NativeCall {
  private final primitive work;
  private final List<memory> arrays = new ArrayList<>();
  private final memory room;
  private final dnnl_exec_arg_t arguments;
  private final stream queue = new stream(NativeKernels.engine());
  private final Address address = new Address();
  private final int count;

  /** An array of a call: which argument of the primitive it is, and how it lies. */
  record Argument(int kind, memory.desc layout) {}

  /**
   * @param scratch memory that the primitive works in; another thread than the one that made the
   *     primitive may run it, and oneDNN's own is tied to the maker
   */
  NativeCall(primitive work, memory.desc scratch, Argument... parts) {
    this.work = work;
    this.count = parts.length + 1;
    this.arguments = new dnnl_exec_arg_t(count);
    for (int i = 0; i < parts.length; i++) {
      memory array = new memory(parts[i].layout(), NativeKernels.engine(), Product.NOWHERE);
      arrays.add(array);
      arguments.position(i).arg(parts[i].kind()).memory(array.get());
    }
    room = new memory(scratch, NativeKernels.engine());
    arguments.position(count - 1).arg(dnnl.DNNL_ARG_SCRATCHPAD).memory(room.get());
    arguments.position(0);
  }

  /** Copies an array from one layout to another. */
  static NativeCall copy(memory.desc from, memory.desc to) {
    var description =
        new reorder.primitive_desc(
            NativeKernels.engine(), from, NativeKernels.engine(), to, attributes(), false);
    return new NativeCall(
        new reorder(description),
        description.scratchpad_desc(),
        new Argument(dnnl.DNNL_ARG_FROM, from),
        new Argument(dnnl.DNNL_ARG_TO, to));
  }

  /** Attributes of a primitive that works in memory given to it. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** Runs with arrays that begin at these addresses, in the order of the arguments. */
  void run(long... addresses) {
    NativeKernels.narrow();
    for (int i = 0; i < addresses.length; i++) {
      dnnl.dnnl_memory_set_data_handle(arrays.get(i).get(), address.at(addresses[i]));
    }
    int status = dnnl.dnnl_primitive_execute(work.get(), queue.get(), count, arguments);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN failed with status " + status);
    }
  }
}
