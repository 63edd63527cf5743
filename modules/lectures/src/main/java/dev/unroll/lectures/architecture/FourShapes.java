package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.lectures.plot.UnrolledPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One kind of network in four shapes, each trained for a moment by the module made for it. */
@AutoService(Experiment.class)
public final class FourShapes implements Experiment {
  private static final Map<Shape, Double> BOUNDS =
      Map.of(Shape.MANY_TO_ONE, 0.5, Shape.MANY_TO_MANY, 1.0, Shape.EACH_STEP, 1.8);
  private static final double SEEING = 0.2;
  private static final Claim CLAIM =
      Claim.of(34, "four-shapes", Topic.ARCHITECTURES, "Four shapes of one network")
          .says(
              "One kind of network reads many things and says one (what a request wants), reads one"
                  + " and says many (the caption of a picture), reads a sequence and then says"
                  + " another (translation), or says something at each step that it reads (language"
                  + " model).")
          .equation("h_t = cell(x_t, h_{t−1}) at all steps", "y_t = softmax(V h_t) at some")
          .holdsIf(
              "many to one: the loss for new requests is below 0.5 nats a request with every seed;"
                  + " guessing evenly among the four intents costs 1.39",
              "one to many: for new scenes a word of the caption costs at least 0.2 nats less, with"
                  + " every seed, than it costs the same network trained with the pictures of other"
                  + " scenes, which can know only what captions are like",
              "many to many of another length: for new numbers it is below 1 nat a word with every"
                  + " seed; who knows all about such words but sees no digits pays 1.53",
              "many to many of equal length: for new stories it is below 1.8 nats a character with"
                  + " every seed; counts of pairs of characters reach 2.03")
          .revised(
              "The second condition was a bound of 1.8 nats a word, for which learning rate and"
                  + " updates were changed (0.005 to 0.008; 120 to 240, then 180) after a first"
                  + " result of 1.902. Trigrams that see no picture reach 1.42, so that it showed"
                  + " nothing of pictures. A blind twin is the measure now; against it the"
                  + " captioner of such scenes turned out to see nothing in so few updates, and the"
                  + " scenes have one thing each, of which is said what it is.",
              "The request's network pooled by attention, and the translator read in both"
                  + " directions and had attention: not the networks that are drawn. Now they"
                  + " are, and the translator has 150 updates in the quick form rather than 120,"
                  + " after a first result of 1.004.",
              "In the quick form the captioner has 350 updates and the request's network 120: 150"
                  + " and 250 of the captioner gave as little as 0.144 and 0.168 nats, and 60 of"
                  + " the other a loss of 0.71 with one seed.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    int effort = setting.either(1, 4);
    Path folder = Files.createTempDirectory("four-shapes");
    try {
      Map<Shape, List<ModuleRun>> runs = new EnumMap<>(Shape.class);
      List<ModuleRun> blind = new ArrayList<>();
      for (long seed : setting.seeds(3)) {
        for (Shape shape : Shape.values()) {
          Path own = Files.createDirectory(folder.resolve(shape.name() + seed));
          runs.computeIfAbsent(shape, unknown -> new ArrayList<>())
              .add(shape.train(own, seed, effort));
        }
        Path own = Files.createDirectory(folder.resolve("blind" + seed));
        blind.add(CaptionedScenes.train(own, seed, effort, false));
      }
      Map<Shape, double[]> losses = new EnumMap<>(Shape.class);
      runs.forEach((shape, ofShape) -> losses.put(shape, losses(ofShape)));
      return shown(judged(losses, losses(blind)), runs, blind.get(0));
    } finally {
      TemporaryRun.delete(folder);
    }
  }

  private static double[] losses(List<ModuleRun> runs) {
    return runs.stream().mapToDouble(ModuleRun::loss).toArray();
  }

  /**
   * The rule.
   *
   * @param losses of each shape, by seed
   * @param blind loss of captions of other scenes, by seed
   */
  static Findings judged(Map<Shape, double[]> losses, double[] blind) {
    Findings findings = new Findings(CLAIM);
    for (Shape shape : Shape.values()) {
      double[] last = losses.get(shape);
      if (shape == Shape.ONE_TO_MANY) {
        double least =
            IntStream.range(0, last.length)
                .mapToDouble(i -> blind[i] - last[i])
                .min()
                .orElseThrow();
        String figures = Range.of(last) + " against " + Range.of(blind) + "; ";
        findings.check(least >= SEEING, figures + Figure.text(least) + " less at least");
      } else {
        Range range = Range.of(last);
        findings.check(range.most() < BOUNDS.get(shape), range.toString());
      }
    }
    return findings;
  }

  private static Findings shown(
      Findings findings, Map<Shape, List<ModuleRun>> runs, ModuleRun blind) throws IOException {
    UnrolledPlot drawing = new UnrolledPlot("One network in four shapes, unrolled over time");
    LinePlot plot = new LinePlot("Loss on what was held out", "updates", "nats for each");
    for (Shape shape : Shape.values()) {
      ModuleRun first = runs.get(shape).get(0);
      plot.line(shape.unit(), first.updates(), first.losses());
      Shape.Steps example = shape.example(first.folder());
      drawing.row(shape.title(), example.read(), example.written());
    }
    plot.line(Shape.ONE_TO_MANY.unit() + ", blind", blind.updates(), blind.losses());
    return findings
        .show(
            "What each network makes of an example that it has not learnt from: below its boxes"
                + " what it reads, above them what it writes. What is written is also read at the"
                + " next step, which is not drawn.",
            drawing.image())
        .show(
            "Loss of the first seed, each in nats for what it says: the blind twin learnt from"
                + " captions of other pictures.",
            plot.image())
        .note(
            "Each is trained by the command of its module: tag, caption, seq2seq and lm, all with"
                + " one layer in one direction and without attention. Three seeds of each, with"
                + " data of their own.")
        .note(
            "Trigrams of characters reach 1.25 nats in the stories: the language model has had a"
                + " moment, not its time.");
  }
}
