package dev.unroll.speech;

import dev.unroll.data.synthetic.Split;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code speech evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Word and character error rates on the recordings held out and tested, by speaker.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(names = "--speakers", description = "Also each speaker.")
  private boolean bySpeaker;

  @Option(names = "--errors", description = "Also each recording that was not heard right.")
  private boolean errors;

  @Mixin private DecodingOptions decoding = new DecodingOptions();

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    Decoding how = decoding.decoding();
    Backend.start();
    out = spec.commandLine().getOut();
    SpeechModel model = SpeechModel.load(run);
    Plan<SpeechConfig, SpeechSource> plan = Plan.of(RunFiles.checkpoint(run), new SpeechTraining());
    plan.requireSameData();
    Parts parts = new Parts(plan.data());
    measure("held out", model, parts.read(Split.DEV), how);
    if (plan.data().hasTest()) {
      measure("test", model, parts.read(Split.TEST), how);
    } else {
      out.println("there is no test part; what is held out also chose the checkpoint");
      out.flush();
    }
    return 0;
  }

  private void measure(String name, SpeechModel model, Recordings recordings, Decoding how)
      throws IOException {
    Score all = Score.NONE;
    Map<String, Score> speakers = new TreeMap<>();
    double heard = 0;
    long began = System.nanoTime();
    for (int i = 0; i < recordings.entries().size(); i++) {
      Recordings.Entry entry = recordings.entries().get(i);
      Transcript found = model.transcribe(recordings.sound(i, model.rate()), how);
      heard += found.seconds();
      Score one = Score.of(entry.transcript(), found.text());
      all = all.plus(one);
      speakers.merge(entry.speaker(), one, Score::plus);
      if (errors && !found.text().equals(entry.transcript())) {
        out.printf(
            "%s%n  said:  %s%n  heard: %s%n", entry.name(), entry.transcript(), found.text());
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "%s: %s%n", name, all);
    out.printf(
        Locale.ROOT,
        "%,.0f seconds of sound in %.1f seconds, real-time factor %.4f%n",
        heard,
        seconds,
        seconds / heard);
    if (bySpeaker) {
      speakers.forEach((who, score) -> out.printf("  %s: %s%n", who.isEmpty() ? "?" : who, score));
    }
    out.flush();
  }
}
