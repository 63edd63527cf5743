package dev.unroll.captioning.encoder;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Offers a kind of encoder by a name that users type. Providers are found by {@link ServiceLoader}:
 * a jar that names one in {@code META-INF/services} adds its network, such as one of
 * Deeplearning4j's zoo as a {@link LoadedEncoder}, to {@code caption train --encoder}. What was
 * trained travels with a run, so that using the run needs the provider, but no file of weights.
 */
public interface EncoderProvider {
  /** As typed. */
  String name();

  /** Whether it was trained before and so needs a file of weights. */
  boolean trained();

  /** PixelForm a side, unless the user says otherwise. */
  int usualSide();

  /**
   * The network, with first weights by chance.
   *
   * @param side of a picture in pixels
   * @throws IllegalArgumentException saying which sides there are
   */
  PictureEncoder untrained(int side);

  /**
   * The network with weights that were trained before.
   *
   * @param weights file
   * @param side of a picture in pixels
   * @throws IOException when the file cannot be read or is none of this network
   */
  PictureEncoder read(Path weights, int side) throws IOException;

  /**
   * The provider of this name.
   *
   * @throws IllegalArgumentException listing those there are
   */
  static EncoderProvider named(String name) {
    List<EncoderProvider> all =
        ServiceLoader.load(EncoderProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    List<EncoderProvider> found = all.stream().filter(one -> one.name().equals(name)).toList();
    Check.require(
        !found.isEmpty(),
        "encoder must be one of "
            + all.stream().map(EncoderProvider::name).sorted().collect(Collectors.joining(", "))
            + ", but was "
            + name);
    return found.get(0);
  }
}
