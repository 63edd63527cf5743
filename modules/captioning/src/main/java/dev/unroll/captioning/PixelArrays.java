package dev.unroll.captioning;

import java.util.function.IntUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Pixels, for an encoder that is trained with the decoder. */
record PixelArrays(Views views) implements PictureArrays {
  @Override
  public INDArray of(int[] pictures, int epoch) {
    return pixels(pictures, picture -> views.drawn(picture, epoch));
  }

  @Override
  public INDArray plain(int[] pictures) {
    return pixels(pictures, picture -> 0);
  }

  private INDArray pixels(int[] pictures, IntUnaryOperator view) {
    float[] all = new float[Math.multiplyExact(pictures.length, views.length())];
    for (int i = 0; i < pictures.length; i++) {
      float[] planes = views.planes(pictures[i], view.applyAsInt(pictures[i]));
      System.arraycopy(planes, 0, all, i * planes.length, planes.length);
    }
    return Nd4j.createFromArray(all).reshape('c', pictures.length, 3, views.side(), views.side());
  }
}
