package dev.unroll.captioning;

import dev.unroll.captioning.encoder.FrozenEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a frozen encoder makes of pictures: the features of the regions, or their mean. They are
 * computed once and kept while there is room; the rest is computed anew each time. One thread at a
 * time, but several of these may share an encoder and their room.
 */
final class FrozenFeatures implements PictureArrays {
  /** Pictures that the encoder reads at a time. */
  private static final int AT_A_TIME = 16;

  private final Views views;
  private final FrozenEncoder encoder;
  private final boolean regions;
  private final Map<Key, float[]> kept = new ConcurrentHashMap<>();
  private final AtomicLong room;

  private record Key(int picture, int view) {}

  /**
   * @param regions whether the features of each region are wanted, or their mean
   * @param room how many numbers more may be kept; less after each that is
   */
  FrozenFeatures(Views views, FrozenEncoder encoder, boolean regions, AtomicLong room) {
    this.views = views;
    this.encoder = encoder;
    this.regions = regions;
    this.room = room;
  }

  @Override
  public INDArray of(int[] pictures, int epoch) {
    return features(
        IntStream.of(pictures).mapToObj(i -> new Key(i, views.drawn(i, epoch))).toList());
  }

  @Override
  public INDArray plain(int[] pictures) {
    return features(IntStream.of(pictures).mapToObj(i -> new Key(i, 0)).toList());
  }

  private INDArray features(List<Key> keys) {
    List<float[]> rows = new ArrayList<>(keys.stream().map(key -> kept.get(key)).toList());
    List<Integer> missing =
        IntStream.range(0, rows.size()).filter(i -> rows.get(i) == null).boxed().toList();
    for (int from = 0; from < missing.size(); from += AT_A_TIME) {
      List<Integer> some = missing.subList(from, Math.min(from + AT_A_TIME, missing.size()));
      float[][] found = computed(some.stream().map(keys::get).toList());
      for (int i = 0; i < found.length; i++) {
        rows.set(some.get(i), found[i]);
        keep(keys.get(some.get(i)), found[i]);
      }
    }
    INDArray all = Nd4j.createFromArray(rows.toArray(float[][]::new));
    int channels = encoder.encoder().channels();
    return regions ? all.reshape('c', keys.size(), channels, all.size(1) / channels) : all;
  }

  private float[][] computed(List<Key> keys) {
    float[] pixels = new float[Math.multiplyExact(keys.size(), views.length())];
    for (int i = 0; i < keys.size(); i++) {
      float[] planes = views.planes(keys.get(i).picture(), keys.get(i).view());
      System.arraycopy(planes, 0, pixels, i * planes.length, planes.length);
    }
    INDArray batch =
        Nd4j.createFromArray(pixels).reshape('c', keys.size(), 3, views.side(), views.side());
    synchronized (encoder) { // training and measuring share it
      INDArray grid = encoder.features(batch);
      INDArray wanted =
          regions
              ? grid.dup('c').reshape('c', keys.size(), grid.length() / keys.size())
              : grid.mean(2, 3);
      return wanted.dup('c').toFloatMatrix();
    }
  }

  private void keep(Key key, float[] features) {
    if (room.addAndGet(-features.length) >= 0) {
      kept.put(key, features);
    } else {
      room.addAndGet(features.length);
    }
  }
}
