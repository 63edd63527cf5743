package dev.unroll.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An inspection as one HTML page without outside parts: the text coloured by surprise, and by the
 * activation of any hidden unit that the reader picks. Activations are kept in 1/127 steps.
 */
final class InspectionPage {
  private static final String DATA = "/*DATA*/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private InspectionPage() {}

  /**
   * The page.
   *
   * @param layer shown first; any when the model has no recurrent layers
   * @param unit shown first
   */
  static String html(Inspection inspection, String title, String layer, int unit) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", title);
    data.put("tokens", inspection.tokens());
    data.put("nats", rounded(inspection.nats()));
    data.put("layers", layers(inspection));
    data.put("layer", layer);
    data.put("unit", unit);
    try {
      // "</script" would end the script element, and "<!--" changes what ends it.
      return template().replace(DATA, JSON.writeValueAsString(data).replace("<", "\\u003c"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Double> rounded(double[] values) {
    List<Double> rounded = new ArrayList<>();
    for (double value : values) {
      rounded.add(Math.round(value * 1000) / 1000.0);
    }
    return rounded;
  }

  private static Map<String, Object> layers(Inspection inspection) {
    Map<String, Object> layers = new LinkedHashMap<>();
    inspection
        .units()
        .forEach(
            (name, rows) ->
                layers.put(
                    name, Map.of("units", bytes(rows), "liveliest", inspection.liveliest(name))));
    return layers;
  }

  private static List<String> bytes(float[][] rows) {
    List<String> encoded = new ArrayList<>();
    for (float[] row : rows) {
      byte[] bytes = new byte[row.length];
      for (int t = 0; t < row.length; t++) {
        bytes[t] = (byte) Math.round(127 * Math.max(-1, Math.min(1, row[t])));
      }
      encoded.add(Base64.getEncoder().encodeToString(bytes));
    }
    return encoded;
  }

  private static String template() {
    try (InputStream in = InspectionPage.class.getResourceAsStream("inspection.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
