package dev.unroll.training.graph;

import dev.unroll.core.random.RandomStream;
import dev.unroll.training.Measurement;

/** Data that a graph is measured on; nothing that training depends on changes. */
public interface HeldOutData {
  /** The loss and how good the answers are. */
  Measurement measure();

  /** Some data with answers, for people. */
  String examples(RandomStream random);
}
