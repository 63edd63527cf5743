package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.Product;
import java.util.ArrayList;
import java.util.List;

/** The products of one step for one number of rows. */
final class RowProducts {
  private final Product input;
  private final Product inputBack;
  private final Product inputBackMore;
  private final List<Product> stages = new ArrayList<>();
  private final List<Product> stagesBack = new ArrayList<>();

  RowProducts(Cell cell, SegmentMemory memory, PackedWeights packed, int rows) {
    int hidden = memory.hidden();
    Matrix x = Matrix.of(rows, memory.features());
    Matrix fed = Matrix.of(rows, cell.inputLanes() * hidden, memory.stride());
    input = Product.of(x, packed.input(), fed, true);
    inputBack = Product.of(fed, packed.inputTransposed(), x, false);
    inputBackMore = Product.of(fed, packed.inputTransposed(), x, true);
    Matrix source = Matrix.of(rows, hidden);
    for (int s = 0; s < cell.stages().size(); s++) {
      Stage stage = cell.stages().get(s);
      Matrix lanes = Matrix.of(rows, (stage.to() - stage.from()) * hidden, memory.stride());
      stages.add(Product.of(source, packed.stage(s), lanes, true));
      stagesBack.add(Product.of(lanes, packed.stageTransposed(s), source, false));
    }
  }

  /** Lanes of a stage, and with the first stage those that no stage feeds. */
  static boolean belongs(Cell cell, int lane, int stage) {
    Stage s = cell.stages().get(stage);
    boolean fed = lane >= cell.firstRecurrentLane();
    return fed ? lane >= s.from() && lane < s.to() : stage == 0;
  }

  void free() {
    input.free();
    inputBack.free();
    inputBackMore.free();
    stages.forEach(Product::free);
    stagesBack.forEach(Product::free);
  }

  /** lanes = lanes + x W. */
  Product input() {
    return input;
  }

  /** dx = δ Wᵀ, or dx = dx + δ Wᵀ. */
  Product inputBack(boolean add) {
    return add ? inputBackMore : inputBack;
  }

  /** lanes = lanes + source U. */
  Product stage(int index) {
    return stages.get(index);
  }

  /** δ Uᵀ. */
  Product stageBack(int index) {
    return stagesBack.get(index);
  }
}
