package dev.unroll.layers.decoder;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.PackedMatrix;
import dev.unroll.layers.kernel.Product;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.WeightGradient;
import java.util.ArrayList;
import java.util.List;

/**
 * One matrix of a decoder that each step multiplies with: Y = X W. Its inputs and the gradients at
 * its results are kept for all steps, [T, N, ·] by place, so that its gradient is one product.
 */
final class StepMatrix {
  private final int inputs;
  private final int columns;
  private final int rows;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final List<WeightGradient> gradients = new ArrayList<>();
  private Floats in = Floats.allocate(0);
  private Floats out = Floats.allocate(0);
  private int steps;

  /** W [inputs, columns] in 'f' order, and N rows of which most products have {@code together}. */
  StepMatrix(int inputs, int columns, int rows, int together) {
    this.inputs = inputs;
    this.columns = columns;
    this.rows = rows;
    Matrix weights = new Matrix(inputs, columns, 1, inputs);
    forward = new PackedMatrix(weights, together);
    backward = new PackedMatrix(weights.transposed(), together);
    Team team = Team.shared();
    for (int part = 0; part < team.size(); part++) {
      int share =
          Team.first(columns, part + 1, team.size()) - Team.first(columns, part, team.size());
      gradients.add(new WeightGradient(share, inputs, columns, rows));
    }
  }

  /** Room for so many steps; what was there is lost. */
  void room(int needed) {
    if (needed > steps) {
      in.free();
      out.free();
      in = Floats.allocate((long) needed * rows * inputs);
      out = Floats.allocate((long) needed * rows * columns);
      steps = needed;
    }
  }

  void packForward(Floats weights) {
    forward.pack(weights.address(0));
  }

  void packBackward(Floats weights) {
    backward.pack(weights.address(0));
  }

  int inputs() {
    return inputs;
  }

  int columns() {
    return columns;
  }

  /** X, [T, N, inputs]. */
  Floats in() {
    return in;
  }

  /** Gradients at Y, [T, N, columns]. */
  Floats out() {
    return out;
  }

  int inAt(int t, int place) {
    return (t * rows + place) * inputs;
  }

  int outAt(int t, int place) {
    return (t * rows + place) * columns;
  }

  /** Y = Y + X W of some rows. */
  Product product(int count) {
    return Product.of(Matrix.of(count, inputs), forward, Matrix.of(count, columns), true);
  }

  /** δ Wᵀ of some rows. */
  Product productBack(int count) {
    return Product.of(Matrix.of(count, columns), backward, Matrix.of(count, inputs), false);
  }

  /** Replaces a gradient of W by that of the first steps. */
  void weightGradient(Floats gradient, int steps) {
    Team team = Team.shared();
    team.run(
        team.size(),
        part -> {
          int column = Team.first(columns, part, team.size());
          gradients
              .get(part)
              .compute(
                  out.address(column),
                  in.address(0),
                  gradient.address((long) column * inputs),
                  steps * rows);
        });
  }

  void free() {
    in.free();
    out.free();
    forward.free();
    backward.free();
    gradients.forEach(WeightGradient::free);
  }
}
