package dev.unroll.training;

import dev.unroll.data.batch.BatchCursor;
import dev.unroll.training.gradient.GradientNorms;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A task without a network: the loss falls as 1/√step, everything is a function of the step. */
public final class Countdown implements Task<Long> {
  private long step;

  @Override
  public long batches() {
    return 10;
  }

  @Override
  public BatchCursor<Long> epoch(int epoch, long from) {
    var batches = LongStream.range(from, batches()).iterator();
    return new BatchCursor<>() {
      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public Long next() {
        return batches.next();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void startEpoch(int epoch) {}

  @Override
  public StepResult fit(Long batch, long step) {
    this.step = step + 1;
    double n = (double) this.step;
    double loss = 1 + 3 / Math.sqrt(n) + 0.05 * Math.sin(n);
    double norm = 2 + Math.sin(n / 7) + 20 / n;
    double kept = Math.min(norm, 2.5);
    return new StepResult(
        loss,
        500,
        0.002 * Math.pow(0.98, n / 10),
        new GradientNorms(
            norm,
            kept,
            Map.of("embedding, \"tied\"", norm / 2),
            Map.of("embedding, \"tied\"", kept / 2)));
  }

  @Override
  public void rateFactor(double factor) {}

  @Override
  public Measurement evaluate() {
    double loss = 1.1 + 3 / Math.sqrt((double) step);
    return new Measurement(loss, Map.of("bits per character", loss / Math.log(2)));
  }

  @Override
  public String sample(long step) {
    return String.join(
        "\n", List.of("<b>After " + step + " steps</b> & so on,", "ROMEO: \"ay me\""));
  }

  @Override
  public Map<String, byte[]> state() {
    return Map.of("step", ByteBuffer.allocate(8).putLong(step).array());
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    step = ByteBuffer.wrap(state.get("step")).getLong();
  }
}
