package dev.unroll.lectures.networks;

import dev.unroll.lectures.plot.PictureGrid;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Films side by side. */
final class FilmPictures {
  private FilmPictures() {}

  /**
   * The first film of each array, in a row with its name.
   *
   * @param films [N, 1, T, side, side], equally long
   * @param known frames that were read, T at most
   */
  static BufferedImage image(Map<String, INDArray> films, int known) {
    int length = (int) films.values().iterator().next().size(2);
    List<String> names =
        IntStream.range(0, length)
            .mapToObj(t -> t < known ? "read" : "+" + (t - known + 1))
            .toList();
    PictureGrid grid = new PictureGrid("Frames side by side").columns(names);
    films.forEach((name, film) -> grid.greyRow(name, pictures(film)));
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
