package dev.unroll.layers.output;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * By oneDNN on the threads of {@link Team}; float, in the computer's own memory.
 *
 * <p>Of each chunk every part takes its rows through logits, softmax, loss and the gradients of
 * logits and input; then every part takes its classes through the gradients of table and bias, so
 * that each sum over rows is one thread's.
 */
final class FusedPass implements SoftmaxPass {
  /** Multiplications below which one more thread does not pay. */
  private static final long WORTH = 1 << 20;

  private RowProducts[] tools = new RowProducts[0];
  private Floats logits = Floats.allocate(1);

  @Override
  public void output(
      INDArray x, Projection weights, double temperature, boolean probabilities, INDArray target) {
    Floats z = Floats.of(target);
    int classes = weights.classes();
    LogitRows rows = new LogitRows(Floats.of(x), weights, z, classes, 1 / temperature);
    parts(
        (int) x.size(0),
        (long) weights.inputs() * classes,
        (tool, first, end) -> {
          rows.compute(tool, 0, first, end);
          if (probabilities) {
            tool.softmax(
                end - first, classes, classes, at -> z.address((long) first * classes + at));
          }
        });
  }

  @Override
  public double[] losses(LabelRows rows, Projection weights, LabelLoss loss) {
    double[] losses = new double[rows.size()];
    int chunk = SoftmaxPass.chunk(rows.size(), weights.classes(), Float.BYTES);
    LossRows work = new LossRows(rows, logitRows(rows, weights, loss, chunk), loss, losses);
    for (int start = 0; start < rows.size(); start += chunk) {
      int origin = start;
      parts(
          Math.min(chunk, rows.size() - start),
          (long) weights.inputs() * weights.classes(),
          (tool, first, end) -> work.losses(tool, origin, origin + first, origin + end));
    }
    return losses;
  }

  @Override
  public double[] losses(
      LabelRows rows, Projection weights, LabelLoss loss, OutputGradient gradient) {
    double[] losses = new double[rows.size()];
    int classes = weights.classes();
    int chunk = SoftmaxPass.chunk(rows.size(), classes, Float.BYTES);
    LogitRows z = logitRows(rows, weights, loss, chunk);
    LossRows work = new LossRows(rows, z, loss, losses);
    Floats dx = Floats.of(gradient.x());
    Floats table = Floats.of(gradient.weights().table());
    Floats bias = Floats.of(gradient.weights().bias());
    for (int start = 0; start < rows.size(); start += chunk) {
      int origin = start;
      int size = Math.min(chunk, rows.size() - start);
      parts(
          size,
          (long) weights.inputs() * classes,
          (tool, first, end) -> {
            work.losses(tool, origin, origin + first, origin + end);
            work.differentiate(tool, origin, origin + first, origin + end);
            z.gradientOfInput(tool, origin, origin + first, origin + end, dx);
          });
      boolean addTable = gradient.add() || start > 0;
      parts(
          classes,
          (long) weights.inputs() * size,
          (tool, first, end) -> {
            z.gradientOfTable(tool, origin, size, first, end, table, addTable);
            z.gradientOfBias(tool, size, first, end, bias, origin > 0);
          });
    }
    return losses;
  }

  private LogitRows logitRows(LabelRows rows, Projection weights, LabelLoss loss, int chunk) {
    int stride = stride(weights.classes());
    if (logits.length() < chunk * stride) {
      logits.free();
      logits = Floats.allocate((long) chunk * stride);
    }
    return new LogitRows(Floats.of(rows.x()), weights, logits, stride, 1 / loss.temperature());
  }

  /** Products are slow on rows whose distance is a multiple of a large power of two. */
  private static int stride(int classes) {
    return classes % 1024 == 0 ? classes + 16 : classes;
  }

  private interface Part {
    void run(RowProducts tool, int first, int end);
  }

  /** Runs {@code part} over items that cost {@code each} multiplications. */
  private void parts(int items, long each, Part part) {
    Team team = Team.shared();
    int parts = (int) Math.max(1, Math.min(Math.min(items, team.size()), items * each / WORTH));
    int known = tools.length;
    if (known < parts) {
      tools = Arrays.copyOf(tools, parts);
      Arrays.setAll(tools, i -> i < known ? tools[i] : new RowProducts());
    }
    team.run(
        parts,
        i -> part.run(tools[i], Team.first(items, i, parts), Team.first(items, i + 1, parts)));
  }
}
