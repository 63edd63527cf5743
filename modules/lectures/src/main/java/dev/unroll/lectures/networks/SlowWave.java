package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One wave that a network must generate from nothing but a first pulse (Koutník et al. 2014,
 * section 4.1, there with sound): three sines with periods from a fifth of its length to the whole.
 *
 * @param wave float [1, 1, T] of mean square 1; not changed
 */
record SlowWave(INDArray wave) implements SequenceTask {
  /** One of its own for each seed, of so many steps. */
  static SlowWave of(long seed, int steps) {
    RandomStream random = RandomStream.named(seed, "wave");
    double[] cycles = {random.nextDouble(1, 2), random.nextDouble(2, 3), random.nextDouble(3, 5)};
    float[] values = new float[steps];
    for (double cycle : cycles) {
      double phase = random.nextDouble(2 * Math.PI);
      for (int t = 0; t < steps; t++) {
        values[t] += (float) Math.sin(2 * Math.PI * cycle * t / steps + phase);
      }
    }
    INDArray wave = Nd4j.createFromArray(values).reshape('c', 1, 1, steps);
    double square = wave.mul(wave).meanNumber().doubleValue();
    return new SlowWave(wave.divi(Math.sqrt(square)));
  }

  /** The pulse and the wave, in one row whatever is asked for: there is no other. */
  @Override
  public Samples batch(RandomStream random, int rows) {
    INDArray pulse = Nd4j.zeros(1, 1, wave.size(2));
    pulse.putScalar(0, 0, 0, 1);
    return new Samples(pulse, wave, Nd4j.ones(1, wave.size(2)));
  }

  /** Its values. */
  double[] values() {
    return wave.dup('c').data().asDouble();
  }
}
