package dev.unroll.lectures.networks;

import dev.unroll.lectures.networks.FramePredictor.Kind;
import dev.unroll.lectures.plot.PictureGrid;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Films side by side. */
@SuppressWarnings("EnumOrdinal") // arrays in the order of the kinds, which live for one run
final class FilmPictures {
  private FilmPictures() {}

  /**
   * The first film of each network under the true one.
   *
   * @param films [N, 1, T, side, side], in the order of the kinds, then the truth
   * @param known frames that the networks read
   */
  static BufferedImage image(INDArray[] films, int known) {
    int length = (int) films[0].size(2);
    List<String> names =
        IntStream.range(0, length)
            .mapToObj(t -> t < known ? "read" : "+" + (t - known + 1))
            .toList();
    PictureGrid grid = new PictureGrid("Frames side by side").columns(names);
    grid.greyRow("truth", pictures(films[films.length - 1]));
    for (Kind kind : Kind.values()) {
      grid.greyRow(kind.title(), pictures(films[kind.ordinal()]));
    }
    return grid.image();
  }

  private static List<double[][]> pictures(INDArray films) {
    int side = (int) films.size(3);
    List<double[][]> pictures = new ArrayList<>();
    for (int t = 0; t < films.size(2); t++) {
      double[][] picture = new double[side][side];
      for (int i = 0; i < side * side; i++) {
        picture[i / side][i % side] = films.getDouble(0, 0, t, i / side, i % side);
      }
      pictures.add(picture);
    }
    return pictures;
  }
}
