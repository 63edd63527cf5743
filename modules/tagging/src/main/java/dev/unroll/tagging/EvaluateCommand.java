package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tag evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measure a model on texts, or on its own held-out and test texts.",
      "Of several runs, such as folds, also the mean and its standard error."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--run",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "Run folder; several separated by commas.")
  private List<Path> runs;

  @Option(
      names = "--data",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Texts as in training; without it the run's own.")
  private List<Path> data = List.of();

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Beginnings that are kept by a network with --feedback.")
  private int beam = 1;

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    WrongUse.unless(() -> new TagBeam(beam));
    Backend.start();
    out = spec.commandLine().getOut();
    List<TagModel> models = models();
    List<Map<String, Double>> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.size() > 1) {
        out.println("run " + runs.get(i));
      }
      all.add(evaluate(runs.get(i), models.get(i)).scores().metrics());
    }
    if (runs.size() > 1) {
      summarise(all);
    }
    out.flush();
    return 0;
  }

  /** Those of the runs, which must have a mean in common. */
  private List<TagModel> models() throws IOException {
    if (runs.stream().map(run -> run.toAbsolutePath().normalize()).distinct().count()
        < runs.size()) {
      throw new WrongUse("a run stands twice in --run; name different ones");
    }
    List<TagModel> models = new ArrayList<>();
    Set<TagConfig.Task> tasks = new TreeSet<>();
    for (Path run : runs) {
      TagModel model = TagModel.load(run);
      models.add(model);
      tasks.add(model.config().task());
    }
    if (tasks.size() > 1) {
      throw new WrongUse("runs of one task have a mean, but these are of " + tasks);
    }
    return models;
  }

  /** The mean of what every run has a figure of. */
  private void summarise(List<Map<String, Double>> all) {
    out.printf("mean and standard error of %d runs%n", all.size());
    for (String name : all.get(0).keySet()) {
      if (all.stream().allMatch(metrics -> metrics.containsKey(name))) {
        List<Double> values = all.stream().map(metrics -> metrics.get(name)).toList();
        out.printf(Locale.ROOT, "%s %.2f ± %.2f %%%n", name, mean(values), standardError(values));
      }
    }
  }

  private Evaluation evaluate(Path run, TagModel model) throws IOException {
    WrongUse.unless(() -> model.beam(beam));
    TagConfig.Task task = model.config().task();
    Plan<TagConfig, TagSource> plan = Plan.of(RunFiles.checkpoint(run), new TagTraining());
    if (!data.isEmpty()) {
      TagSource.Reading reading = plan.data().reading(task, data, lenient);
      if (reading.empty() > 0) {
        out.printf(Locale.ROOT, "%,d sentences left out: no words%n", reading.empty());
      }
      Evaluation given = show("texts", model, given(task, reading.examples()));
      if (task == TagConfig.Task.KEYTERMS) {
        out.print(given.rankings(plan.data().read(task).train()));
      }
      return given;
    }
    plan.requireSameData();
    Corpus corpus = plan.data().read(task);
    show("held out", model, corpus.dev());
    Evaluation tested = show("test", model, corpus.test());
    if (task == TagConfig.Task.KEYTERMS) {
      out.print(tested.rankings(corpus.train()));
    }
    return tested;
  }

  private List<Example> given(TagConfig.Task task, List<Example> examples) {
    Corpus.require(task, examples);
    if (task != TagConfig.Task.SLOTS) {
      return examples;
    }
    Corpus.Slots slots = Corpus.slots(examples);
    if (slots.repaired() > 0 || slots.scheme() != TagScheme.IOB2) {
      out.printf(Locale.ROOT, "%s%n", slots.description());
    }
    return slots.examples();
  }

  private Evaluation show(String name, TagModel model, List<Example> examples) {
    if (examples.isEmpty()) {
      throw new WrongUse("there are no texts to measure: " + name + "; give --data");
    }
    long began = System.nanoTime();
    Evaluation evaluation = Evaluation.of(model, examples, beam);
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(
        Locale.ROOT,
        "%s: %,d texts, %.0f texts/s%n%s",
        name,
        examples.size(),
        examples.size() / seconds,
        evaluation.report());
    out.flush();
    return evaluation;
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  /** Standard deviation of the values, with n − 1, divided by √n. */
  static double standardError(List<Double> values) {
    Check.require(values.size() > 1, "a standard error needs two values");
    double mean = mean(values);
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1) / values.size());
  }
}
