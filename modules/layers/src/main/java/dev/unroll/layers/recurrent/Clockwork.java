package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Curves;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The clockwork network (Koutník, Greff, Gomez and Schmidhuber 2014, section 3): a simple network
 * whose units belong to modules with clocks, of which slow ones keep their state for long.
 *
 * <pre>
 * h'_j = tanh(x W_j + h U_j + b_j)   where n mod period(j) = 0
 * h'_j = h_j                         elsewhere
 * n' = n + 1                         modulo the least common multiple of all periods
 * </pre>
 *
 * A module is fed by itself and by slower ones: U_ij is used where period(i) ≥ period(j), and has
 * neither effect nor gradient elsewhere. The H units are divided among the modules as evenly as can
 * be, the fastest first; where there are fewer units than modules, some modules are empty. One
 * lane. All products are computed, also those of modules that wait.
 *
 * <p>n, the number of steps before this one, is the second state, the same in each unit. So it goes
 * on wherever a state is carried, counts from the last step where a layer goes backwards, and steps
 * that a mask leaves out are not counted. From a zero state all modules take the first step. A
 * first state that something else computed is read as a count, too: that of the first unit, rounded
 * towards zero. It has no gradient.
 *
 * @param periods of the modules in steps, ascending; their least common multiple at most 2^20
 */
public record Clockwork(@JsonProperty("periods") List<Integer> periods) implements Cell {
  private static final int CLOCK = 1;
  private static final int LONGEST = 1 << 20;

  public Clockwork {
    Check.require(!periods.isEmpty(), "periods must name a module, but were empty");
    for (int m = 0; m < periods.size(); m++) {
      Check.require(
          periods.get(m) > (m == 0 ? 0 : periods.get(m - 1)),
          "periods must be > 0 and ascend, but were " + periods);
    }
    Check.require(
        common(periods) <= LONGEST,
        "the least common multiple of periods must be at most "
            + LONGEST
            + ", but was of "
            + periods);
    periods = List.copyOf(periods);
  }

  /** Four modules of periods 1, 2, 4 and 8. */
  public Clockwork() {
    this(List.of(1, 2, 4, 8));
  }

  private static long common(List<Integer> periods) {
    long common = 1;
    for (int period : periods) {
      long divisor = BigInteger.valueOf(common).gcd(BigInteger.valueOf(period)).longValue();
      common = Math.min(LONGEST + 1L, common / divisor * period);
    }
    return common;
  }

  /** The module of a unit: floor(unit · modules / H). */
  private int module(int unit, int hidden) {
    return (int) ((long) unit * periods.size() / hidden);
  }

  /** The first unit of a module. */
  private int first(int module, int hidden) {
    return (int) (((long) module * hidden + periods.size() - 1) / periods.size());
  }

  /** How many steps were taken, from what the clock of a row holds. */
  private long steps(double clock) {
    return Math.floorMod((long) clock, common(periods));
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN, MEMORY);
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public boolean usesAll() {
    return false;
  }

  @Override
  public boolean connects(int hidden, int from, int lane, int to) {
    return module(from, hidden) >= module(to, hidden);
  }

  @Override
  public boolean backwardReadsHidden() {
    return false;
  }

  @Override
  public Equations<INDArray> reference() {
    return new Reference();
  }

  @Override
  public Equations<float[]> fast() {
    return new Fast();
  }

  private final class Reference implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray a = s.lane(0);
      INDArray active = active(s);
      a.assign(Transforms.tanh(a));
      s.after(0).assign(active.mul(a).addi(active.rsub(1).muli(s.before(0))));
      for (int row = 0; row < s.rows(); row++) {
        long next = (steps(s.before(CLOCK).getDouble(row, 0)) + 1) % common(periods);
        s.after(CLOCK).getRow(row).assign(next);
      }
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray a = s.lane(0);
      INDArray dh = s.gradient(0);
      INDArray active = active(s);
      a.assign(a.mul(a).rsubi(1).muli(dh).muli(active));
      dh.muli(active.rsub(1));
      s.gradient(CLOCK).assign(0);
    }

    /** 1 for the units [rows, H] whose modules take the step, else 0. */
    private INDArray active(Step<INDArray> s) {
      INDArray active = s.lane(0).like();
      for (int row = 0; row < s.rows(); row++) {
        long steps = steps(s.before(CLOCK).getDouble(row, 0));
        for (int unit = 0; unit < s.hidden(); unit++) {
          int period = periods.get(module(unit, s.hidden()));
          active.putScalar(row, unit, steps % period == 0 ? 1 : 0);
        }
      }
      return active;
    }
  }

  private final class Fast implements Equations<float[]> {
    private final int modulus = (int) common(periods);

    @Override
    public void forward(int stage, Step<float[]> s) {
      int hidden = s.hidden();
      float[] a = s.lane(0);
      float[] clock = s.before(CLOCK);
      Curves.tanh(a, s.length());
      for (int row = 0; row < s.length(); row += hidden) {
        int steps = steps(clock[row]);
        for (int m = 0; m < periods.size(); m++) {
          int from = row + first(m, hidden);
          int length = row + first(m + 1, hidden) - from;
          float[] source = steps % periods.get(m) == 0 ? a : s.before(0);
          System.arraycopy(source, from, s.after(0), from, length);
        }
        Arrays.fill(s.after(CLOCK), row, row + hidden, (steps + 1) % modulus);
      }
    }

    private int steps(float clock) {
      return Math.floorMod((long) clock, modulus);
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      int hidden = s.hidden();
      float[] clock = s.before(CLOCK);
      for (int row = 0; row < s.length(); row += hidden) {
        int steps = steps(clock[row]);
        for (int m = 0; m < periods.size(); m++) {
          int from = row + first(m, hidden);
          int to = row + first(m + 1, hidden);
          if (steps % periods.get(m) == 0) {
            back(s.lane(0), s.gradient(0), from, to);
          } else {
            Arrays.fill(s.lane(0), from, to, 0);
          }
        }
      }
      Arrays.fill(s.gradient(CLOCK), 0, s.length(), 0);
    }

    private static void back(float[] a, float[] dh, int from, int to) {
      for (int j = from; j < to; j++) {
        a[j] = dh[j] * (1 - a[j] * a[j]);
        dh[j] = 0;
      }
    }
  }
}
