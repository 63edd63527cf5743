package dev.unroll.captioning.encoder;

import java.util.stream.Stream;

/**
 * What SqueezeNet repeats (Iandola et al. 2016, section 3.2): a convolution to few channels, and of
 * its result two, 1 x 1 and 3 x 3, side by side; max(0, z) after each.
 *
 * @param name in the file of weights
 * @param inputs channels of what comes in
 * @param squeezed channels after the first convolution
 * @param expanded channels of each of the two
 */
record FireModule(String name, int inputs, int squeezed, int expanded) {
  /** Channels of what goes out. */
  int outputs() {
    return 2 * expanded;
  }

  /** Name of the vertex that goes out. */
  String output() {
    return name + "/concat";
  }

  Filter squeeze() {
    return new Filter(name + "/conv1x1_1", inputs, squeezed, 1, 1, 0);
  }

  Filter narrow() {
    return new Filter(name + "/conv1x1_2", squeezed, expanded, 1, 1, 0);
  }

  Filter wide() {
    return new Filter(name + "/conv3x3_2", squeezed, expanded, 3, 1, 1);
  }

  Stream<Filter> filters() {
    return Stream.of(squeeze(), narrow(), wide());
  }

  /** One convolution and its name in the file of weights. */
  record Filter(String name, int inputs, int outputs, int kernel, int stride, int padding) {
    String weights() {
      return name + "/W";
    }

    String biases() {
      return name + "/b";
    }
  }
}
