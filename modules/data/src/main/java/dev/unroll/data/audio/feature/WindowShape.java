package dev.unroll.data.audio.feature;

import java.util.Arrays;

/**
 * The weights of the samples of a frame (Harris 1978), symmetric unless said: first and last are
 * equal.
 */
public enum WindowShape {
  /** Kaldi's own, hann^0.85: like Hamming's, but 0 at the ends. */
  POVEY {
    @Override
    double at(double turn) {
      return Math.pow(HANN.at(turn), 0.85);
    }
  },
  HANN {
    @Override
    double at(double turn) {
      return 0.5 - 0.5 * Math.cos(turn);
    }
  },
  /** Hann's of one sample more, which is left out: librosa's, and that of most spectrograms. */
  PERIODIC_HANN {
    @Override
    double at(double turn) {
      return HANN.at(turn);
    }

    @Override
    double[] weights(int size) {
      return Arrays.copyOf(HANN.weights(size + 1), size);
    }
  },
  HAMMING {
    @Override
    double at(double turn) {
      return 0.54 - 0.46 * Math.cos(turn);
    }
  },
  BLACKMAN {
    @Override
    double at(double turn) {
      return 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    }
  },
  RECTANGULAR {
    @Override
    double at(double turn) {
      return 1;
    }
  };

  /** The weight at {@code turn}, from 0 at the first sample to 2π at the last. */
  abstract double at(double turn);

  /** All weights of a frame of {@code size} samples. */
  double[] weights(int size) {
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = at(2 * Math.PI * i / (size - 1));
    }
    return weights;
  }
}
