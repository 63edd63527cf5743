package dev.unroll.layers.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where each parameter of a network stood in the flat vector of the one it was made from. */
final class FlatOrder {
  private final List<Integer> ends = new ArrayList<>();
  private final List<IntUnaryOperator> orders = new ArrayList<>();
  private int length;

  /** The next layer in flat order has so many parameters, in this order. */
  void append(long parameters, IntUnaryOperator order) {
    length += Math.toIntExact(parameters);
    ends.add(length);
    orders.add(order);
  }

  private int[] sources() {
    int[] sources = new int[length];
    int start = 0;
    for (int layer = 0; layer < ends.size(); layer++) {
      for (int i = start; i < ends.get(layer); i++) {
        sources[i] = start + orders.get(layer).applyAsInt(i - start);
      }
      start = ends.get(layer);
    }
    return sources;
  }

  /**
   * The same values where they now belong.
   *
   * @param stock [1, P]; not changed
   * @return [1, P], of the same type
   */
  INDArray move(INDArray stock) {
    double[] values = values(stock);
    double[] moved = IntStream.of(sources()).mapToDouble(source -> values[source]).toArray();
    return Nd4j.createFromArray(moved).castTo(stock.dataType()).reshape(stock.shape());
  }

  /**
   * Copies the state of the updaters. Neighbouring parameters with equal updaters share a block,
   * which keeps one array after the other, such as all momenta and then all squares; where the
   * blocks end may have changed with the order.
   */
  void move(BaseMultiLayerUpdater<?> stock, BaseMultiLayerUpdater<?> updater) {
    if (stock.getStateViewArray() == null) {
      return;
    }
    TreeMap<Integer, UpdaterBlock> blocks = new TreeMap<>();
    stock.getUpdaterBlocks().forEach(block -> blocks.put(block.getParamOffsetStart(), block));
    int[] sources = sources();
    double[] values = values(stock.getStateViewArray());
    double[] moved = new double[values.length];
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      int arrays = arrays(block);
      for (int i = block.getParamOffsetStart(); i < block.getParamOffsetEnd(); i++) {
        UpdaterBlock old = blocks.floorEntry(sources[i]).getValue();
        for (int array = 0; array < arrays; array++) {
          moved[place(block, array, i)] = values[place(old, array, sources[i])];
        }
      }
    }
    updater.setStateViewArray(
        Nd4j.createFromArray(moved).castTo(stock.getStateViewArray().dataType()));
  }

  private static int arrays(UpdaterBlock block) {
    int size = block.getUpdaterViewOffsetEnd() - block.getUpdaterViewOffsetStart();
    return size / Math.max(1, parameters(block));
  }

  private static int parameters(UpdaterBlock block) {
    return block.getParamOffsetEnd() - block.getParamOffsetStart();
  }

  private static int place(UpdaterBlock block, int array, int parameter) {
    return block.getUpdaterViewOffsetStart()
        + array * parameters(block)
        + (parameter - block.getParamOffsetStart());
  }

  private static double[] values(INDArray flat) {
    return flat.dup('c').data().asDouble();
  }
}
