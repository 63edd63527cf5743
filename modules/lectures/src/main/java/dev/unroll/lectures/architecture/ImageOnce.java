package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.architecture.PictureDecoder.Where;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
                  + " mean of three seeds, of captions of 4 things and of captions of 6",
              "from the first thing to the last, given once at most 5 points more of the words get"
                  + " lost than given at every step, in both lengths",
              "given once, at most 5 points fewer captions are right as a whole than given at every"
                  + " step, in both lengths")
          .revised(
              "Pictures had 4 things, and 6 after a first result; now both are judged.",
              "Given at every step the network had 28,000 parameters against 20,300; now both have"
                  + " as many. The second condition bounded the loss given once, which the other"
                  + " decoder missed, too; now the two are compared.");
  private static final int[] THINGS = {4, 6};
  private static final int TEST = 500;

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(500, 3_000);
    List<CaptionFigures> lengths = new ArrayList<>();
    for (int things : THINGS) {
      CaptionFigures figures = CaptionFigures.of(things);
      for (long seed : setting.seeds(3)) {
        for (Where where : Where.values()) {
          figures.measure(where, PictureDecoder.trained(where, things, updates, seed), TEST);
        }
      }
      lengths.add(figures);
    }
    LinePlot plot = new LinePlot("Words of new captions", "place in the caption", "right, %");
    Table table =
        Table.of(
            "picture",
            "things",
            "parameters",
            "words right, %",
            "captions right, %",
            "lost from first to last thing, points");
    for (CaptionFigures figures : lengths) {
      for (Where where : Where.values()) {
        String few = where == Where.FIRST_STATE ? "once, " : "every step, ";
        plot.line(few + figures.things() + " things", figures.places(where));
        table =
            table.row(
                name(where),
                figures.things(),
                PictureDecoder.graph(where, where.units(), 0).numParams(),
                figures.words().spread(where.name()),
                figures.whole().spread(where.name()),
                figures.lost().spread(where.name()));
      }
    }
    return judged(lengths)
        .show("Mean of three seeds; guessing is worth 20 % at each place.", plot.image())
        .show(table)
        .note(
            ("The pictures are coloured shapes in a row, as %d numbers that a fixed random map"
                    + " makes of them, so that no time goes into learning to see. GRU of %d units"
                    + " given once and of %d given at every step, Adam at 0.005 and %,d updates of"
                    + " %d new pictures with the true words before; the words here are written one"
                    + " after the other by a greedy search for %d others.")
                .formatted(
                    PictureTalk.FEATURES,
                    Where.FIRST_STATE.units(),
                    Where.EVERY_STEP.units(),
                    updates,
                    PictureDecoder.ROWS,
                    TEST));
  }

  /** The rule, of the figures of each length. */
  static Findings judged(List<CaptionFigures> lengths) {
    List<Difference> words = lengths.stream().map(one -> behind(one.words())).toList();
    List<Difference> lost = lengths.stream().map(one -> ahead(one.lost())).toList();
    List<Difference> whole = lengths.stream().map(one -> behind(one.whole())).toList();
    return new Findings(CLAIM)
        .check(most(words) <= 2, text(words) + " points fewer")
        .check(most(lost) <= 5, text(lost) + " points more")
        .check(most(whole) <= 5, text(whole) + " points fewer");
  }

  private static Difference behind(Repeats figures) {
    return figures.lead(Where.EVERY_STEP.name(), Where.FIRST_STATE.name());
  }

  private static Difference ahead(Repeats figures) {
    return figures.lead(Where.FIRST_STATE.name(), Where.EVERY_STEP.name());
  }

  private static double most(List<Difference> differences) {
    return differences.stream().mapToDouble(Difference::mean).max().orElseThrow();
  }

  private static String text(List<Difference> differences) {
    return differences.stream().map(Difference::toString).collect(Collectors.joining(" and "));
  }

  private static String name(Where where) {
    return switch (where) {
      case FIRST_STATE -> "once, as the first state";
      case EVERY_STEP -> "at every step";
    };
  }
}
