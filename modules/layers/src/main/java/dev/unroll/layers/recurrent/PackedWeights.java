package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.PackedMatrix;
import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.List;

/** A cell's weights in the layouts that the products want, forwards and backwards. */
final class PackedWeights {
  private final Cell cell;
  private final int hidden;
  private final PackedMatrix input;
  private final PackedMatrix inputTransposed;
  private final List<PackedMatrix> stages = new ArrayList<>();
  private final List<PackedMatrix> stagesTransposed = new ArrayList<>();

  /**
   * @param rows that most products will have
   */
  PackedWeights(Cell cell, int features, int hidden, int rows) {
    this.cell = cell;
    this.hidden = hidden;
    // 'f' order: each column, one unit's weights, is a run of memory.
    Matrix w = new Matrix(features, cell.inputLanes() * hidden, 1, features);
    this.input = new PackedMatrix(w, rows);
    this.inputTransposed = new PackedMatrix(w.transposed(), rows);
    for (Stage stage : cell.stages()) {
      Matrix u = new Matrix(hidden, (stage.to() - stage.from()) * hidden, 1, hidden);
      stages.add(new PackedMatrix(u, rows));
      stagesTransposed.add(new PackedMatrix(u.transposed(), rows));
    }
  }

  void packForward(Weights weights, Team team) {
    pack(weights, team, input, stages);
  }

  void packBackward(Weights weights, Team team) {
    pack(weights, team, inputTransposed, stagesTransposed);
  }

  private void pack(Weights weights, Team team, PackedMatrix w, List<PackedMatrix> u) {
    Floats input = Floats.of(weights.input());
    Floats recurrent = Floats.of(weights.recurrent());
    team.run(
        1 + u.size(),
        part -> {
          if (part == 0) {
            w.pack(input.address(0));
          } else {
            int lane = cell.stages().get(part - 1).from() - cell.firstRecurrentLane();
            u.get(part - 1).pack(recurrent.address((long) lane * hidden * hidden));
          }
        });
  }

  PackedMatrix input() {
    return input;
  }

  PackedMatrix inputTransposed() {
    return inputTransposed;
  }

  PackedMatrix stage(int index) {
    return stages.get(index);
  }

  PackedMatrix stageTransposed(int index) {
    return stagesTransposed.get(index);
  }

  void free() {
    input.free();
    inputTransposed.free();
    stages.forEach(PackedMatrix::free);
    stagesTransposed.forEach(PackedMatrix::free);
  }
}
