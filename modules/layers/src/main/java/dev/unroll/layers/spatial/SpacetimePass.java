package dev.unroll.layers.spatial;

import dev.unroll.layers.spatial.SpacetimeCell.Above;
import dev.unroll.layers.spatial.SpacetimeCell.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The recurrence of a {@link SpacetimeLstm}: which cell's h and m go where. */
final class SpacetimePass implements GridPass {
  private final GridShape grid;
  private final int inputs;
  private final int outputs;
  private final List<SpacetimeCell> cells = new ArrayList<>();

  SpacetimePass(GridShape grid, SpacetimeLstm layer) {
    this.grid = grid;
    inputs = (int) layer.getNIn();
    outputs = (int) layer.getNOut();
    for (int l = 0; l < layer.layers(); l++) {
      cells.add(new SpacetimeCell(grid, layer, l));
    }
  }

  private SpacetimeCell top() {
    return cells.get(cells.size() - 1);
  }

  /** Channels that layer l reads. */
  private int inputs(int l) {
    return l == 0 ? inputs : outputs;
  }

  private List<Arrays> arrays(Map<String, INDArray> all) {
    List<Arrays> arrays = new ArrayList<>();
    for (int l = 0; l < cells.size(); l++) {
      arrays.add(Arrays.of(all, l));
    }
    return arrays;
  }

  private Planes step(Planes planes, int t) {
    return planes.part(t * grid.rows(), grid.rows());
  }

  @Override
  public Planes forward(Planes x, List<INDArray> first, Map<String, INDArray> parameters) {
    start(first);
    List<Arrays> arrays = arrays(parameters);
    for (int t = 0; t < grid.steps(); t++) {
      for (int l = 0; l < cells.size(); l++) {
        SpacetimeCell cell = cells.get(l);
        Planes source = l == 0 ? step(x, t) : step(cells.get(l - 1).hidden, t);
        step(cell.xh, t).copy(0, source, 0, inputs(l));
        step(cell.xm, t).copy(0, source, 0, inputs(l));
        if (t > 0) {
          step(cell.xh, t).copy(inputs(l), step(cell.hidden, t - 1), 0, outputs);
        }
        if (l > 0) {
          step(cell.xm, t).copy(inputs(l), step(cells.get(l - 1).cm, t), outputs, outputs);
        } else if (t > 0) {
          step(cell.xm, t).copy(inputs(l), step(top().cm, t - 1), outputs, outputs);
        }
        cell.forward(t, arrays.get(l));
      }
    }
    return top().hidden;
  }

  private void start(List<INDArray> first) {
    for (int l = 0; l < cells.size(); l++) {
      SpacetimeCell cell = cells.get(l);
      grid.start(first, 2 * l, step(cell.xh, 0), inputs(l), outputs);
      grid.start(first, 2 * l + 1, step(cell.memory, 0), 0, outputs);
    }
    grid.start(first, 2 * cells.size(), step(cells.get(0).xm, 0), inputs, outputs);
  }

  @Override
  public List<INDArray> last() {
    List<INDArray> states = new ArrayList<>();
    for (SpacetimeCell cell : cells) {
      states.add(grid.array(step(cell.hidden, grid.steps() - 1)));
      states.add(grid.array(step(cell.memory, grid.steps())));
    }
    Planes shared = grid.zeros(grid.rows(), outputs);
    shared.copy(0, step(top().cm, grid.steps() - 1), outputs, outputs);
    states.add(grid.array(shared));
    return states;
  }

  /** ∂L with respect to h and c of each layer and to m, as they are while going back. */
  private final class Slopes {
    final List<Planes> h = new ArrayList<>();
    final List<Planes> c = new ArrayList<>();
    final Planes m = grid.zeros(grid.rows(), outputs);

    Slopes(List<INDArray> last) {
      for (int l = 0; l < cells.size(); l++) {
        h.add(grid.zeros(grid.rows(), outputs));
        c.add(grid.zeros(grid.rows(), outputs));
        grid.start(last, 2 * l, h.get(l), 0, outputs);
        grid.start(last, 2 * l + 1, c.get(l), 0, outputs);
      }
      grid.start(last, 2 * cells.size(), m, 0, outputs);
    }

    List<INDArray> arrays() {
      List<INDArray> all = new ArrayList<>();
      for (int l = 0; l < cells.size(); l++) {
        all.add(grid.array(h.get(l)));
        all.add(grid.array(c.get(l)));
      }
      all.add(grid.array(m));
      return all;
    }
  }

  @Override
  public Below backward(
      Planes dh,
      List<INDArray> last,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    Slopes slopes = new Slopes(last);
    List<Arrays> arrays = arrays(parameters);
    Planes dx = grid.zeros(grid.pictures(), inputs);
    for (int t = grid.steps() - 1; t >= 0; t--) {
      slopes.h.get(cells.size() - 1).add(0, step(dh, t), 0, outputs);
      for (int l = cells.size() - 1; l >= 0; l--) {
        SpacetimeCell cell = cells.get(l);
        Planes own = slopes.h.get(l);
        cell.backward(t, new Above(own, slopes.c.get(l), slopes.m), arrays.get(l));
        own.copy(0, cell.belowXh, inputs(l), outputs);
        slopes.m.add(0, cell.belowXm, inputs(l), outputs);
        Planes below = l == 0 ? step(dx, t) : slopes.h.get(l - 1);
        below.add(0, cell.belowXh, 0, inputs(l));
        below.add(0, cell.belowXm, 0, inputs(l));
      }
    }
    List<Arrays> sums = arrays(gradients);
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).weights(sums.get(l));
    }
    return new Below(dx, slopes.arrays());
  }
}
