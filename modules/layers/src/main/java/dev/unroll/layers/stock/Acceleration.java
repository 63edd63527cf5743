package dev.unroll.layers.stock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the recurrent layers of a network; its other layers are as they were.
 *
 * @param replaced names of the layers that now run at native speed
 * @param kept names of the layers that stay as they are, each with the reason
 */
public record Acceleration(List<String> replaced, Map<String, String> kept) {
  public Acceleration {
    replaced = List.copyOf(replaced);
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
  }
}
