package dev.unroll.data.image;

/** Which colour the first plane of a network's input is. */
public enum ChannelOrder {
  RGB,
  /** Of networks that were trained with Caffe, such as VGG's. */
  BGR;

  /** The channel of {@link Picture#rgb} that plane {@code plane} holds, 0 to 2. */
  int channel(int plane) {
    return this == RGB ? plane : 2 - plane;
  }
}
