package dev.unroll.captioning;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.synthetic.scene.CaptionTruth;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code caption evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measure models on their own held-out and test pictures, or on others.",
      "Several runs stand in one table, to compare decoders."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--run",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "Run folders, separated by commas.")
  private List<Path> runs;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      showDefaultValue = Visibility.NEVER,
      description =
          "Folder of pictures and captions, of which the test part counts; without it"
              + " the runs' own.")
  private Path data = Path.of("");

  @Option(
      names = "--baselines",
      description =
          "Also the most common training caption, and that of the nearest training"
              + " picture by the features of the first run's encoder.")
  private boolean baselines;

  @Mixin private SearchOptions search = new SearchOptions();

  private PrintWriter out;

  /** Pictures to measure on. */
  private record Part(String name, Captioned pictures) {}

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    Backend.start();
    out = spec.commandLine().getOut();
    out.printf("%-8s %-24s %s %12s%n", "part", "model", CaptionScores.header(), "pictures/s");
    List<Part> first = List.of();
    for (Path run : runs) {
      CaptionModel model = CaptionModel.load(run);
      search.requireAttention(model.config().network().attends());
      List<Part> parts = parts(run);
      first = first.isEmpty() ? parts : first;
      for (Part part : parts) {
        measure(part, model, run, how);
      }
    }
    if (baselines) {
      compare(runs.get(0), first);
    }
    return 0;
  }

  private List<Part> parts(Path run) throws IOException {
    if (!data.toString().isEmpty()) {
      Captioned test = new CaptionSource(data.toString(), 0, 0).read().test();
      if (test.size() == 0) {
        throw new WrongUse(data + " has no test part; see captions_test.tsv");
      }
      return List.of(new Part("given", test));
    }
    CaptionSource source = own(run);
    CaptionSource.Parts parts = source.read();
    Part dev = new Part("held out", parts.dev());
    if (parts.test().size() == 0) {
      return List.of(dev);
    }
    Part test = new Part("test", parts.test());
    return source.rendered()
        ? List.of(dev, test, new Part("unseen", source.unseen()))
        : List.of(dev, test);
  }

  /** What a run was trained on, which must not have changed. */
  private static CaptionSource own(Path run) throws IOException {
    Plan<CaptionConfig, CaptionSource> plan =
        Plan.of(RunFiles.checkpoint(run), new CaptionTraining());
    plan.requireSameData();
    return plan.data();
  }

  private void measure(Part part, CaptionModel model, Path run, Search how) {
    long began = System.nanoTime();
    List<String> captions =
        model.describe(part.pictures().pictures(), how, 0).stream().map(Description::text).toList();
    double seconds = (System.nanoTime() - began) / 1e9;
    row(part, run.getFileName() + " " + model.config().network().decoder(), captions, seconds);
    int[] all = IntStream.range(0, captions.size()).toArray();
    Truth.of(part.pictures().pictures(), all, captions)
        .ifPresent(
            truth ->
                out.printf(
                    Locale.ROOT,
                    "%-8s %-24s %.1f %% of %,d captions are true, %d false, %d no caption%n",
                    part.name(),
                    "",
                    truth.share(),
                    captions.size(),
                    truth.count(CaptionTruth.FALSE),
                    truth.count(CaptionTruth.NOT_A_CAPTION)));
    out.flush();
  }

  private void row(Part part, String name, List<String> captions, double seconds) {
    CaptionScores scores = CaptionScores.of(captions, part.pictures().captions());
    String speed =
        seconds == 0 ? "" : String.format(Locale.ROOT, "%12.1f", captions.size() / seconds);
    out.printf("%-8s %-24s %s %s%n", part.name(), name, scores.row(), speed);
  }

  private void compare(Path run, List<Part> parts) throws IOException {
    CaptionModel model = CaptionModel.load(run);
    Captioned train = own(run).read().train();
    String common = Baselines.mostCommon(train.captions());
    float[][] known = model.features(train.pictures());
    for (Part part : parts) {
      row(part, "most common caption", Collections.nCopies(part.pictures().size(), common), 0);
      List<String> nearest =
          Baselines.nearest(known, train.captions(), model.features(part.pictures().pictures()));
      row(part, "nearest picture's", nearest, 0);
    }
    out.println("the most common caption: " + common);
    out.flush();
  }
}
