package dev.unroll.captioning;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.SceneFolder;
import dev.unroll.data.synthetic.scene.Scenes;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code caption scenes}. */
@Command(
    name = "scenes",
    description = "Write rendered scenes with their captions as files, for any program.")
final class ScenesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to make.")
  private Path folder;

  @Option(names = "--pictures", paramLabel = "N", description = "Scenes to train on.")
  private int pictures = 1_000;

  @Option(names = "--held-out", paramLabel = "N", description = "Scenes of dev and test, each.")
  private int heldOut = 100;

  @Option(names = "--seed", paramLabel = "N", description = "Of the scenes.")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    WrongUse.unless(
        () -> Check.positive("--pictures", pictures) + Check.positive("--held-out", heldOut));
    Map<Split, Integer> counts =
        Map.of(Split.TRAIN, pictures, Split.DEV, heldOut, Split.TEST, heldOut);
    SceneFolder.write(folder, new Scenes(seed), counts, Scene.SIDE);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d scenes to train on, %,d held out, %,d to test: %s%n",
            pictures,
            heldOut,
            heldOut,
            folder);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
