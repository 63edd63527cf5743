package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.spatial.SameConvolution.Filters;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer of a {@link SpacetimeLstm}: memory for all steps, and a step of its equations.
 *
 * <p>Backwards, with u = tanh(W_1x1 ∗ [c, m']), δ = ∂L/∂h_t, and γ and μ = ∂L/∂c_t and ∂L/∂m' from
 * where c_t and m' go to:
 *
 * <pre>
 * ∂z_o = δ ∘ u ∘ o ∘ (1 − o)      ∂z_u = δ ∘ o ∘ (1 − u²)
 * [γ, μ] += what ∂z_o and ∂z_u give through W_co, W_mo and W_1x1
 * ∂z_g = γ ∘ i ∘ (1 − g²)   ∂z_i = γ ∘ g ∘ i ∘ (1 − i)   ∂z_f = γ ∘ c_{t−1} ∘ f ∘ (1 − f)
 * γ = γ ∘ f   for step t − 1; the same of μ with g', i', f' and m, for where m came from
 * </pre>
 */
final class SpacetimeCell {
  /** Side by side: x and h_{t−1}, x and m, c_t and m'. */
  final Planes xh;

  final Planes xm;
  final Planes cm;

  /** h, [T · N, M, H, W]. */
  final Planes hidden;

  /** c, [(T + 1) · N, M, H, W], the first state before all. */
  final Planes memory;

  /** Gradients of xh, xm and cm of the last step that was gone back. */
  final Planes belowXh;

  final Planes belowXm;
  private final Planes belowCm;
  private final Planes belowMixed;

  private final GridShape grid;
  private final int outputs;
  private final Gate gate;
  private final SameConvolution temporal;
  private final SameConvolution spatial;
  private final SameConvolution output;
  private final SameConvolution mix;

  /** Gates g, i, f, o; backwards the gradient of what their curves are applied to. */
  private final Planes gates;

  /** g', i', f' likewise. */
  private final Planes others;

  /** What c and m' add to o; backwards ∂z_o. */
  private final Planes open;

  /** u; backwards ∂z_u. */
  private final Planes mixed;

  SpacetimeCell(GridShape grid, SpacetimeLstm layer, int l) {
    this.grid = grid;
    gate = Gate.of(grid);
    int inputs = layer.inputs(l);
    outputs = (int) layer.getNOut();
    temporal = SameConvolution.of(grid, inputs + outputs, 4 * outputs, layer.kernel());
    spatial = SameConvolution.of(grid, inputs + outputs, 3 * outputs, layer.kernel());
    output = SameConvolution.of(grid, 2 * outputs, outputs, layer.kernel());
    mix = SameConvolution.of(grid, 2 * outputs, outputs, 1);
    int all = grid.pictures();
    xh = grid.zeros(all, inputs + outputs);
    xm = grid.zeros(all, inputs + outputs);
    cm = grid.zeros(all, 2 * outputs);
    hidden = grid.zeros(all, outputs);
    memory = grid.zeros(all + grid.rows(), outputs);
    gates = grid.zeros(all, 4 * outputs);
    others = grid.zeros(all, 3 * outputs);
    open = grid.zeros(all, outputs);
    mixed = grid.zeros(all, outputs);
    belowXh = grid.zeros(grid.rows(), inputs + outputs);
    belowXm = grid.zeros(grid.rows(), inputs + outputs);
    belowCm = grid.zeros(grid.rows(), 2 * outputs);
    belowMixed = grid.zeros(grid.rows(), 2 * outputs);
  }

  /** The four products' parameters or gradients. */
  record Arrays(Filters temporal, Filters spatial, Filters output, Filters mix) {
    static Arrays of(Map<String, INDArray> all, int l) {
      return new Arrays(
          new Filters(
              all.get(SpacetimeParameters.TEMPORAL + l),
              all.get(SpacetimeParameters.TEMPORAL_BIAS + l)),
          new Filters(
              all.get(SpacetimeParameters.SPATIAL + l),
              all.get(SpacetimeParameters.SPATIAL_BIAS + l)),
          Filters.unbiased(all.get(SpacetimeParameters.OUTPUT + l)),
          Filters.unbiased(all.get(SpacetimeParameters.MIX + l)));
    }
  }

  Planes step(Planes planes, int t) {
    return planes.part(t * grid.rows(), grid.rows());
  }

  /** A step whose x, h_{t−1} and m are in place. */
  void forward(int t, Arrays arrays) {
    temporal.forward(step(xh, t), arrays.temporal, step(gates, t));
    spatial.forward(step(xm, t), arrays.spatial, step(others, t));
    int first = t * grid.rows();
    Team.shared().run(grid.rows(), n -> remember(first + n));
    output.forward(step(cm, t), arrays.output, step(open, t));
    mix.forward(step(cm, t), arrays.mix, step(mixed, t));
    Team.shared().run(grid.rows(), n -> show(first + n));
  }

  private void remember(int at) {
    int inputs = xm.channels() - outputs;
    for (int k = 0; k < outputs; k++) {
      double[] c = memory.read(at, k);
      renew(gates, at, k, c);
      memory.write(at + grid.rows(), k, c);
      cm.write(at, k, c);
      double[] m = xm.read(at, inputs + k);
      renew(others, at, k, m);
      cm.write(at, outputs + k, m);
    }
  }

  /** Applies the curves to g, i, f, and makes a memory f ∘ memory + i ∘ g. */
  private void renew(Planes lanes, int at, int k, double[] memory) {
    double[] g = lanes.read(at, k);
    double[] i = lanes.read(at, outputs + k);
    double[] f = lanes.read(at, 2 * outputs + k);
    gate.tanh(g);
    gate.sigmoid(i);
    gate.sigmoid(f);
    for (int s = 0; s < memory.length; s++) {
      memory[s] = f[s] * memory[s] + i[s] * g[s];
    }
    lanes.write(at, k, g);
    lanes.write(at, outputs + k, i);
    lanes.write(at, 2 * outputs + k, f);
  }

  private void show(int at) {
    for (int k = 0; k < outputs; k++) {
      double[] o = gates.read(at, 3 * outputs + k);
      double[] more = open.read(at, k);
      double[] u = mixed.read(at, k);
      gate.sigmoid(sum(o, more));
      gate.tanh(u);
      double[] h = new double[o.length];
      for (int s = 0; s < o.length; s++) {
        h[s] = o[s] * u[s];
      }
      gates.write(at, 3 * outputs + k, o);
      mixed.write(at, k, u);
      hidden.write(at, k, h);
    }
  }

  /**
   * Gradients on the way back, [N, M, H, W] each.
   *
   * @param h ∂L/∂h_t
   * @param c ∂L/∂c_t, becomes that of c_{t−1}
   * @param m ∂L/∂m', becomes that of m as far as f' carries it; the rest is in {@link #belowXm}
   */
  record Above(Planes h, Planes c, Planes m) {}

  /** Back through a step; the gradients of xh and xm are then there. */
  void backward(int t, Above above, Arrays arrays) {
    int first = t * grid.rows();
    Team.shared().run(grid.rows(), n -> hide(first + n, n, above));
    output.input(step(open, t), arrays.output, belowCm);
    mix.input(step(mixed, t), arrays.mix, belowMixed);
    belowCm.add(0, belowMixed, 0, 2 * outputs);
    Team.shared().run(grid.rows(), n -> forget(first + n, n, above));
    temporal.input(step(gates, t), arrays.temporal, belowXh);
    spatial.input(step(others, t), arrays.spatial, belowXm);
  }

  private void hide(int at, int n, Above above) {
    for (int k = 0; k < outputs; k++) {
      double[] dh = above.h.read(n, k);
      double[] o = gates.read(at, 3 * outputs + k);
      double[] u = mixed.read(at, k);
      for (int s = 0; s < o.length; s++) {
        double shown = o[s];
        o[s] = dh[s] * u[s] * shown * (1 - shown);
        u[s] = dh[s] * shown * (1 - u[s] * u[s]);
      }
      gates.write(at, 3 * outputs + k, o);
      open.write(at, k, o);
      mixed.write(at, k, u);
    }
  }

  private void forget(int at, int n, Above above) {
    int inputs = xm.channels() - outputs;
    for (int k = 0; k < outputs; k++) {
      double[] dc = sum(above.c.read(n, k), belowCm.read(n, k));
      slope(gates, at, k, memory.read(at, k), dc);
      above.c.write(n, k, dc);
      double[] dm = sum(above.m.read(n, k), belowCm.read(n, outputs + k));
      slope(others, at, k, xm.read(at, inputs + k), dm);
      above.m.write(n, k, dm);
    }
  }

  private static double[] sum(double[] one, double[] other) {
    for (int s = 0; s < one.length; s++) {
      one[s] += other[s];
    }
    return one;
  }

  /** The reverse of {@link #renew}; the gradient becomes that of the memory before. */
  private void slope(Planes lanes, int at, int k, double[] before, double[] gradient) {
    double[] g = lanes.read(at, k);
    double[] i = lanes.read(at, outputs + k);
    double[] f = lanes.read(at, 2 * outputs + k);
    for (int s = 0; s < before.length; s++) {
      double keep = f[s];
      double in = i[s];
      f[s] = gradient[s] * before[s] * keep * (1 - keep);
      i[s] = gradient[s] * g[s] * in * (1 - in);
      g[s] = gradient[s] * in * (1 - g[s] * g[s]);
      gradient[s] *= keep;
    }
    lanes.write(at, k, g);
    lanes.write(at, outputs + k, i);
    lanes.write(at, 2 * outputs + k, f);
  }

  /** Gradients of the parameters, when all steps have been gone back; replaces what is there. */
  void weights(Arrays gradients) {
    temporal.weights(xh, gates, gradients.temporal);
    spatial.weights(xm, others, gradients.spatial);
    output.weights(cm, open, gradients.output);
    mix.weights(cm, mixed, gradients.mix);
  }
}
