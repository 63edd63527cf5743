package dev.unroll.training;

import dev.unroll.data.batch.BatchCursor;
import dev.unroll.training.gradient.GradientNorms;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * A task without a network. Its one parameter is a hash of everything that has happened to it, so
 * that any difference between two histories shows in all later losses.
 */
public final class FakeTask implements Task<Long> {
  final List<Double> factors = new ArrayList<>();
  final List<Integer> startedEpochs = new ArrayList<>();
  long openCursors;
  int fits;
  long throwAtStep = -1;
  long missingBatches;

  private final long batches;
  private final LongToDoubleFunction training;
  private final LongToDoubleFunction heldOut;
  private long hash = 1;
  private double factor = 1;
  private long step;

  /** Losses that are functions of the step, counted from 0 in training and after it held out. */
  FakeTask(long batches, LongToDoubleFunction training, LongToDoubleFunction heldOut) {
    this.batches = batches;
    this.training = training;
    this.heldOut = heldOut;
  }

  /** Losses by chance of the history. */
  public static FakeTask random(long batches) {
    return new FakeTask(batches, step -> Double.MIN_VALUE, step -> Double.MIN_VALUE);
  }

  @Override
  public long batches() {
    return batches;
  }

  @Override
  public BatchCursor<Long> epoch(int epoch, long from) {
    openCursors++;
    return new BatchCursor<>() {
      private long next = from;

      @Override
      public boolean hasNext() {
        return next < batches - missingBatches;
      }

      @Override
      public Long next() {
        return epoch * 1000L + next++;
      }

      @Override
      public void close() {
        openCursors--;
      }
    };
  }

  @Override
  public void startEpoch(int epoch) {
    startedEpochs.add(epoch);
    mix(-epoch);
  }

  @Override
  public StepResult fit(Long batch, long number) {
    if (number == throwAtStep) {
      throw new IllegalStateException("thrown by the task");
    }
    fits++;
    mix(batch);
    mix(number);
    mix(Double.doubleToLongBits(factor));
    step = number + 1;
    return new StepResult(chosen(training, number), 1 + batch % 3, factor, GradientNorms.none());
  }

  @Override
  public void rateFactor(double newFactor) {
    factors.add(newFactor);
    factor = newFactor;
  }

  @Override
  public Measurement evaluate() {
    return new Measurement(chosen(heldOut, step), Map.of());
  }

  @Override
  public String sample(long number) {
    return "sample " + number + " " + hash;
  }

  @Override
  public Map<String, byte[]> state() {
    return Map.of("hash", ByteBuffer.allocate(16).putLong(hash).putLong(step).array());
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    ByteBuffer buffer = ByteBuffer.wrap(state.get("hash"));
    hash = buffer.getLong();
    step = buffer.getLong();
  }

  private double chosen(LongToDoubleFunction loss, long number) {
    double value = loss.applyAsDouble(number);
    // From 1 to 2, so that no random run diverges.
    return value == Double.MIN_VALUE ? 1 + (hash >>> 11) * 0x1p-53 : value;
  }

  private void mix(long value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
  }
}
