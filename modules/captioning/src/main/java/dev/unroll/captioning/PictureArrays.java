package dev.unroll.captioning;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network reads of pictures, as arrays. */
interface PictureArrays {
  /**
   * Of some pictures as they are in an epoch.
   *
   * @return pixels [P, 3, side, side], features [P, C], or those of regions [P, C, S]
   */
  INDArray of(int[] pictures, int epoch);

  /** Of some pictures as they are when none is altered by chance. */
  INDArray plain(int[] pictures);
}
