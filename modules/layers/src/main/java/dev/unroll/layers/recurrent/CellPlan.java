package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the fast way of a cell needs for sizes N, F, H, divided among threads. */
final class CellPlan {
  private final Cell cell;
  private final Team team;
  private final int rows;
  private final int features;
  private final int hidden;
  private final SegmentMemory memory;
  private final PackedWeights packed;
  private final List<RowPart> parts = new ArrayList<>();
  private final List<List<WeightGradient>> inputGradients = new ArrayList<>();
  private final List<List<WeightGradient>> stageGradients = new ArrayList<>();

  CellPlan(Cell cell, Team team, int rows, int features, int hidden) {
    this.cell = cell;
    this.team = team;
    this.rows = rows;
    this.features = features;
    this.hidden = hidden;
    int count = Math.min(team.size(), rows);
    memory = new SegmentMemory(cell, rows, features, hidden);
    packed = new PackedWeights(cell, features, hidden, (rows + count - 1) / count);
    for (int part = 0; part < count; part++) {
      int first = Team.first(rows, part, count);
      parts.add(
          new RowPart(cell, memory, packed, first, Team.first(rows, part + 1, count) - first));
    }
    for (int part = 0; part < team.size(); part++) {
      inputGradients.add(List.of(gradient(part, cell.inputLanes() * hidden, features)));
      List<WeightGradient> stages = new ArrayList<>();
      for (Stage stage : cell.stages()) {
        stages.add(gradient(part, (stage.to() - stage.from()) * hidden, hidden));
      }
      stageGradients.add(stages);
    }
  }

  private WeightGradient gradient(int part, int columns, int width) {
    int share = Team.first(columns, part + 1, team.size()) - Team.first(columns, part, team.size());
    return new WeightGradient(share, width, memory.stride(), rows);
  }

  void free() {
    parts.forEach(RowPart::free);
    inputGradients.forEach(gradients -> gradients.forEach(WeightGradient::free));
    stageGradients.forEach(gradients -> gradients.forEach(WeightGradient::free));
    packed.free();
    memory.free();
  }

  int rows() {
    return rows;
  }

  int features() {
    return features;
  }

  int hidden() {
    return hidden;
  }

  SegmentMemory memory() {
    return memory;
  }

  PackedWeights packed() {
    return packed;
  }

  List<RowPart> parts() {
    return parts;
  }

  /** Copies of what memory holds of the last state, or of its gradient: [N, H] each. */
  List<INDArray> last() {
    List<INDArray> states = new ArrayList<>();
    for (int s = 0; s < cell.states().size(); s++) {
      INDArray state = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', rows, hidden);
      Floats.of(state).copy(memory.last(s));
      states.add(state);
    }
    return states;
  }

  /** Replaces gradients of weights by those of these steps, after all parts went back. */
  void weightGradients(Weights gradients, int t, int steps) {
    Floats w = Floats.of(gradients.input());
    Floats u = Floats.of(gradients.recurrent());
    int inputColumns = cell.inputLanes() * hidden;
    team.run(
        team.size(),
        part -> {
          int column = Team.first(inputColumns, part, team.size());
          inputGradients
              .get(part)
              .get(0)
              .compute(
                  memory.delta(t, 0, 0) + (long) Float.BYTES * column,
                  memory.input(t, 0),
                  w.address((long) column * features),
                  steps * rows);
          for (int s = 0; s < cell.stages().size(); s++) {
            Stage stage = cell.stages().get(s);
            int columns = (stage.to() - stage.from()) * hidden;
            int own = Team.first(columns, part, team.size());
            int block = (stage.from() - cell.firstRecurrentLane()) * hidden + own;
            stageGradients
                .get(part)
                .get(s)
                .compute(
                    memory.delta(t, 0, stage.from()) + (long) Float.BYTES * own,
                    memory.source(s, t, 0),
                    u.address((long) block * hidden),
                    steps * rows);
          }
        });
    sumOfParts(gradients);
  }

  private void sumOfParts(Weights gradients) {
    Floats bias = Floats.of(gradients.bias());
    for (int lane = 0; lane < cell.lanes(); lane++) {
      float[] sum = new float[hidden];
      for (RowPart part : parts) {
        add(part.biasGradient()[lane], sum);
      }
      bias.write(lane * hidden, sum, hidden);
    }
    for (int i = 0; i < cell.extras(); i++) {
      float[] sum = new float[hidden];
      for (RowPart part : parts) {
        add(part.extraGradient(i), sum);
      }
      Floats.of(gradients.extras().get(i)).write(0, sum, hidden);
    }
  }

  private static void add(float[] values, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += values[j];
    }
  }
}
