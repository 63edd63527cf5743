package dev.unroll.data.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Values that public tools gave on signals and texts of this project's own making, {@code
 * reference/NAME.json.gz} among the test resources. Each file names the tool and its version.
 */
public final class AudioReference {
  private AudioReference() {}

  /** The file {@code name}, such as {@code audio_kaldi}. */
  public static JsonNode of(String name) {
    try (InputStream file =
        AudioReference.class.getResourceAsStream("/reference/" + name + ".json.gz")) {
      return new ObjectMapper().readTree(new GZIPInputStream(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An array of numbers, divided by {@code scale}. */
  public static float[] floats(JsonNode array, double scale) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (array.get(i).doubleValue() / scale);
    }
    return floats;
  }
}
