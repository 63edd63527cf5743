package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.spatial.SameConvolution.Filters;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The recurrence of a {@link ConvLstm}, whose equations those of a step are, with {@code p} from
 * the peepholes and ∗ for both convolutions as one over the channels of x and h side by side.
 *
 * <p>Backwards, with δ_t = ∂L/∂h_t and γ = ∂L/∂c_t from step t + 1:
 *
 * <pre>
 * ∂z_o = δ ∘ tanh(c_t) ∘ o ∘ (1 − o)
 * γ += δ ∘ o ∘ (1 − tanh²(c_t)) + p_o ∘ ∂z_o
 * ∂z_g = γ ∘ i ∘ (1 − g²)   ∂z_i = γ ∘ g ∘ i ∘ (1 − i)   ∂z_f = γ ∘ c_{t−1} ∘ f ∘ (1 − f)
 * γ = γ ∘ f + p_i ∘ ∂z_i + p_f ∘ ∂z_f     for step t − 1
 * </pre>
 */
final class ConvLstmPass implements GridPass {
  /** Lanes of the gates, blocks of M channels. */
  private static final int G = 0;

  private static final int I = 1;
  private static final int F = 2;
  private static final int O = 3;

  private final GridShape grid;
  private final int inputs;
  private final int outputs;
  private final SameConvolution convolution;
  private final Gate gate;

  /** x and h_{t−1} side by side. */
  private final Planes both;

  /** Gates; backwards the gradient of what their curves are applied to. */
  private final Planes gates;

  /** c, [(T + 1) · N, M], the first state before all. */
  private final Planes memory;

  private final Planes hidden;
  private final Planes below;

  ConvLstmPass(GridShape grid, ConvLstm layer) {
    this.grid = grid;
    inputs = (int) layer.getNIn();
    outputs = (int) layer.getNOut();
    convolution = SameConvolution.of(grid, inputs + outputs, 4 * outputs, layer.kernel());
    gate = Gate.of(grid);
    both = grid.zeros(grid.pictures(), inputs + outputs);
    gates = grid.zeros(grid.pictures(), 4 * outputs);
    memory = grid.zeros(grid.pictures() + grid.rows(), outputs);
    hidden = grid.zeros(grid.pictures(), outputs);
    below = grid.zeros(grid.rows(), inputs + outputs);
  }

  private Planes step(Planes planes, int t) {
    return planes.part(t * grid.rows(), grid.rows());
  }

  private static Filters filters(Map<String, INDArray> arrays) {
    return new Filters(arrays.get(ConvLstmParameters.WEIGHT), arrays.get(ConvLstmParameters.BIAS));
  }

  @Override
  public Planes forward(Planes x, List<INDArray> first, Map<String, INDArray> parameters) {
    both.copy(0, x, 0, inputs);
    grid.start(first, 0, step(both, 0), inputs, outputs);
    grid.start(first, 1, step(memory, 0), 0, outputs);
    Filters filters = filters(parameters);
    Peepholes peepholes = Peepholes.of(parameters, outputs, grid.size());
    for (int t = 0; t < grid.steps(); t++) {
      int now = t;
      convolution.forward(step(both, t), filters, step(gates, t));
      Team.shared().run(grid.rows(), n -> forward(now * grid.rows() + n, peepholes));
      if (t + 1 < grid.steps()) {
        step(both, t + 1).copy(inputs, step(hidden, t), 0, outputs);
      }
    }
    return hidden;
  }

  private void forward(int at, Peepholes peepholes) {
    for (int k = 0; k < outputs; k++) {
      double[] g = gates.read(at, G * outputs + k);
      double[] i = gates.read(at, I * outputs + k);
      double[] f = gates.read(at, F * outputs + k);
      double[] o = gates.read(at, O * outputs + k);
      double[] c = memory.read(at, k);
      for (int s = 0; s < c.length; s++) {
        i[s] += peepholes.input()[k * c.length + s] * c[s];
        f[s] += peepholes.forget()[k * c.length + s] * c[s];
      }
      gate.tanh(g);
      gate.sigmoid(i);
      gate.sigmoid(f);
      for (int s = 0; s < c.length; s++) {
        c[s] = f[s] * c[s] + i[s] * g[s];
        o[s] += peepholes.output()[k * c.length + s] * c[s];
      }
      gate.sigmoid(o);
      double[] h = c.clone();
      gate.tanh(h);
      for (int s = 0; s < c.length; s++) {
        h[s] *= o[s];
      }
      gates.write(at, G * outputs + k, g);
      gates.write(at, I * outputs + k, i);
      gates.write(at, F * outputs + k, f);
      gates.write(at, O * outputs + k, o);
      memory.write(at + grid.rows(), k, c);
      hidden.write(at, k, h);
    }
  }

  @Override
  public List<INDArray> last() {
    return List.of(
        grid.array(step(hidden, grid.steps() - 1)), grid.array(step(memory, grid.steps())));
  }

  @Override
  public Below backward(
      Planes dh,
      List<INDArray> last,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    Planes dhNext = grid.zeros(grid.rows(), outputs);
    Planes dc = grid.zeros(grid.rows(), outputs);
    grid.start(last, 0, dhNext, 0, outputs);
    grid.start(last, 1, dc, 0, outputs);
    Planes dx = grid.zeros(grid.pictures(), inputs);
    Filters filters = filters(parameters);
    Peepholes peepholes = Peepholes.of(parameters, outputs, grid.size());
    for (int t = grid.steps() - 1; t >= 0; t--) {
      int now = t;
      dhNext.add(0, step(dh, t), 0, outputs);
      Team.shared().run(grid.rows(), n -> backward(now, n, new Above(dhNext, dc), peepholes));
      convolution.input(step(gates, t), filters, below);
      step(dx, t).copy(0, below, 0, inputs);
      dhNext.copy(0, below, inputs, outputs);
    }
    convolution.weights(both, gates, filters(gradients));
    Peepholes.gradient(gradients, gates, memory, grid.rows());
    return new Below(dx, List.of(grid.array(dhNext), grid.array(dc)));
  }

  /**
   * Gradients with respect to h and c of a step, [N, M, H, W]; that of c becomes the one before.
   */
  private record Above(Planes h, Planes c) {}

  private void backward(int t, int n, Above above, Peepholes peepholes) {
    int at = t * grid.rows() + n;
    for (int k = 0; k < outputs; k++) {
      double[] g = gates.read(at, G * outputs + k);
      double[] i = gates.read(at, I * outputs + k);
      double[] f = gates.read(at, F * outputs + k);
      double[] o = gates.read(at, O * outputs + k);
      double[] before = memory.read(at, k);
      double[] dh = above.h.read(n, k);
      double[] dc = above.c.read(n, k);
      double[] curve = memory.read(at + grid.rows(), k);
      gate.tanh(curve);
      for (int s = 0; s < dc.length; s++) {
        int peep = k * dc.length + s;
        double open = o[s];
        o[s] = dh[s] * curve[s] * open * (1 - open);
        double slope =
            dc[s] + dh[s] * open * (1 - curve[s] * curve[s]) + peepholes.output()[peep] * o[s];
        double keep = f[s];
        f[s] = slope * before[s] * keep * (1 - keep);
        double in = i[s];
        i[s] = slope * g[s] * in * (1 - in);
        g[s] = slope * in * (1 - g[s] * g[s]);
        dc[s] = slope * keep + peepholes.input()[peep] * i[s] + peepholes.forget()[peep] * f[s];
      }
      gates.write(at, G * outputs + k, g);
      gates.write(at, I * outputs + k, i);
      gates.write(at, F * outputs + k, f);
      gates.write(at, O * outputs + k, o);
      above.c.write(n, k, dc);
    }
  }
}
