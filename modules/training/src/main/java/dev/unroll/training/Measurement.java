package dev.unroll.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model scores on held-out data.
 *
 * @param loss what is minimised and what decides which checkpoint is best, nats per token
 * @param metrics further figures by name, in the order in which they are shown
 */
public record Measurement(double loss, Map<String, Double> metrics) {
  public Measurement {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
