package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.lectures.plot.UnrolledPlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One kind of network in four shapes, each trained for a moment by the module made for it. */
@AutoService(Experiment.class)
public final class FourShapes implements Experiment {
  private static final Map<Shape, Double> BOUNDS =
      Map.of(
          Shape.MANY_TO_ONE,
          0.5,
          Shape.ONE_TO_MANY,
          1.8,
          Shape.MANY_TO_MANY,
          1.0,
          Shape.EACH_STEP,
          1.8);
  private static final Claim CLAIM =
      Claim.of(34, "four-shapes", Topic.ARCHITECTURES, "Four shapes of one network")
          .says(
              "One kind of network reads many things and says one (what a request wants), reads one"
                  + " and says many (the caption of a picture), reads a sequence and then says"
                  + " another (translation), or says something at each step that it reads (language"
                  + " model).")
          .equation("h_t = cell(x_t, h_{t−1}) at all steps", "y_t = softmax(V h_t) at some")
          .holdsIf(
              "many to one: the loss for new requests is below 0.5 nats a request; guessing evenly"
                  + " among the four intents costs 1.39",
              "one to many: for new scenes it is below 1.8 nats a word of the caption",
              "many to many of another length: for new numbers it is below 1 nat a word",
              "many to many of equal length: for new stories it is below 1.8 nats a character");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws Exception {
    long[] seeds = setting.seeds(setting.either(1, 3));
    Path folder = Files.createTempDirectory("four-shapes");
    try {
      Map<Shape, List<ModuleRun>> runs = new EnumMap<>(Shape.class);
      for (Shape shape : Shape.values()) {
        List<ModuleRun> ofShape = new ArrayList<>();
        for (long seed : seeds) {
          Path own = Files.createDirectory(folder.resolve(shape.name() + seed));
          ofShape.add(shape.train(own, seed, setting.either(1, 4)));
        }
        runs.put(shape, ofShape);
      }
      return findings(runs, seeds.length);
    } finally {
      delete(folder);
    }
  }

  private static Findings findings(Map<Shape, List<ModuleRun>> runs, int seeds) throws Exception {
    Findings findings = new Findings(CLAIM);
    UnrolledPlot drawing = new UnrolledPlot("One network in four shapes, unrolled over time");
    LinePlot plot = new LinePlot("Loss on what was held out", "updates", "nats for each answer");
    for (Shape shape : Shape.values()) {
      List<ModuleRun> ofShape = runs.get(shape);
      double[] last = ofShape.stream().mapToDouble(ModuleRun::loss).toArray();
      double worst = Arrays.stream(last).max().orElseThrow();
      findings.check(
          worst < BOUNDS.get(shape),
          Figure.text(worst) + (seeds > 1 ? " at most, of " + seeds + " seeds" : ""));
      ModuleRun first = ofShape.get(0);
      plot.line(
          shape.name().toLowerCase(Locale.ROOT).replace('_', ' '), first.updates(), first.losses());
      Shape.Steps example = shape.example(first.folder());
      drawing.row(shape.title(), example.read(), example.written());
    }
    return findings
        .show(
            "What each network makes of an example: below its boxes what it reads, above them what"
                + " it writes. What is written is also read at the next step, which is not drawn.",
            drawing.image())
        .show("Loss of the first seed.", plot.image())
        .note(
            "Each is trained by the command of its module: tag, caption, seq2seq and lm. Seeds of"
                + " each: "
                + seeds
                + ".");
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
