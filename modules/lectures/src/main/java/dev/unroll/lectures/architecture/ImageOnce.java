package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.architecture.PictureDecoder.Where;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.EnumMap;
import java.util.Map;

/** One to many: whether a decoder must see the picture again. */
@AutoService(Experiment.class)
public final class ImageOnce implements Experiment {
  private static final Claim CLAIM =
      Claim.of(39, "image-once", Topic.ARCHITECTURES, "The picture once, or at every step")
          .says(
              "A caption's decoder need be given the picture only once, as its first state: the"
                  + " state carries it to the last word, and giving it at every step is no better.")
          .equation(
              "once: h_0 = W_v v + b, h_t = GRU(x_t, h_{t−1})",
              "every step: h_0 = 0, h_t = GRU([x_t ; v], h_{t−1})")
          .holdsIf(
              "given once, at most 2 points fewer words are right than given at every step, as a"
                  + " mean of three seeds",
              "given once, at most 5 points fewer words are right of the last thing than of the"
                  + " first",
              "given once, at most 5 points fewer captions are right as a whole than given at every"
                  + " step");
  private static final int UNITS = 64;
  private static final int TEST = 500;

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(500, 3_000);
    Repeats words = new Repeats();
    Repeats whole = new Repeats();
    Repeats last = new Repeats();
    Map<Where, double[]> places = new EnumMap<>(Where.class);
    for (long seed : setting.seeds(3)) {
      for (Where where : Where.values()) {
        PictureDecoder decoder = PictureDecoder.trained(where, UNITS, updates, seed);
        PictureTalk test = decoder.pictures("test", TEST);
        int[][] written = decoder.write(test);
        double[] right = PictureDecoder.right(test, written);
        int end = right.length - 1;
        words.add(name(where), Figure.mean(right));
        whole.add(name(where), PictureDecoder.whole(test, written));
        last.add(name(where), (right[end] + right[end - 1] - right[0] - right[1]) / 2);
        double[] sum = places.computeIfAbsent(where, unknown -> new double[right.length]);
        for (int t = 0; t < right.length; t++) {
          sum[t] += right[t] / 3;
        }
      }
    }
    LinePlot plot = new LinePlot("Words of new captions", "place in the caption", "right, %");
    Table table =
        Table.of("picture", "words right, %", "captions right, %", "last thing less first, points");
    for (Where where : Where.values()) {
      String name = name(where);
      plot.line(name, places.get(where));
      table = table.row(name, words.spread(name), whole.spread(name), last.spread(name));
    }
    Difference fewer = words.lead(name(Where.EVERY_STEP), name(Where.FIRST_STATE));
    Difference broken = whole.lead(name(Where.EVERY_STEP), name(Where.FIRST_STATE));
    double fading = last.mean(name(Where.FIRST_STATE));
    return new Findings(CLAIM)
        .check(fewer.mean() <= 2, fewer + " points fewer")
        .check(fading >= -5, last.spread(name(Where.FIRST_STATE)) + " points")
        .check(broken.mean() <= 5, broken + " points fewer")
        .show("Mean of three seeds; guessing is worth 20 % at each place.", plot.image())
        .show(table)
        .note(
            ("The pictures are %d coloured shapes in a row, as %d numbers that a fixed random map"
                 + " makes of them, so that no time goes into learning to see. Both decoders have"
                 + " %d units, Adam at 0.005 and %d updates of %d new pictures with the true words"
                 + " before; the words here are written one after the other by a greedy search for"
                 + " %d others.")
                .formatted(
                    PictureTalk.THINGS,
                    PictureTalk.FEATURES,
                    UNITS,
                    updates,
                    PictureDecoder.ROWS,
                    TEST));
  }

  private static String name(Where where) {
    return switch (where) {
      case FIRST_STATE -> "once, as the first state";
      case EVERY_STEP -> "at every step";
    };
  }
}
