package dev.unroll.lectures.architecture;

import dev.unroll.captioning.CaptionCommand;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.Scenes;
import dev.unroll.data.synthetic.scene.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Pictures of one thing each and what it is, "a big red star"; and their twins, in which a caption
 * stands beside another picture.
 */
final class CaptionedScenes {
  private static final String RUN = "run";
  private static final int TRAIN = 600;
  private static final int HELD_OUT = 60;

  /** Pixels of a picture along a side. */
  private static final int SIDE = 32;

  private CaptionedScenes() {}

  /**
   * Trains the captioner on pictures of the seed.
   *
   * @param folder for pictures and run, empty
   * @param effort how many pictures and updates, from 1
   * @param seeing whether captions are of the pictures that they stand beside; else the network can
   *     learn what is said, but nothing from the pictures
   */
  static ModuleRun train(Path folder, long seed, int effort, boolean seeing) throws IOException {
    Path data = Files.createDirectories(folder.resolve("scenes"));
    write(data, new Scenes(seed), Split.TRAIN, TRAIN * effort, seeing);
    write(data, new Scenes(seed), Split.DEV, HELD_OUT, seeing);
    return ModuleRun.of(
        new CaptionCommand(),
        "train --data "
            + data
            + " --decoder state --hidden 48 --embedding 24 --batch 32 --captions 1 --min-count 1"
            + " --learning-rate 0.005 --side "
            + SIDE
            + Shape.schedule(350 * effort),
        folder.resolve(RUN),
        seed);
  }

  private static void write(Path folder, Scenes scenes, Split split, int count, boolean seeing)
      throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    List<String> table = new ArrayList<>(List.of("picture\tnumber\tcaption"));
    for (int i = 0; i < count; i++) {
      Scene scene = oneThing(scenes, split, i);
      String name = "%s_%06d.png".formatted(split.lowerCase(), i);
      ImageIO.write(scene.render(SIDE), "png", pictures.resolve(name).toFile());
      table.add(name + "\t0\t" + caption(scene.things().get(0)));
    }
    Path file = folder.resolve("captions_" + split.lowerCase() + ".tsv");
    Files.write(file, seeing ? table : swapped(table));
  }

  /** A scene, of which one thing is left. */
  static Scene oneThing(Scenes scenes, Split split, int index) {
    Scene whole = scenes.scene(split, index);
    return new Scene(whole.things().subList(0, 1), whole.backdrop());
  }

  private static String caption(Thing thing) {
    return String.join(
        " ", "a", thing.size().word(), thing.kind().colour().word(), thing.kind().shape().word());
  }

  /**
   * Gives each picture the captions of the one after it, and the last those of the first.
   *
   * @param table a header, then lines of picture, number and caption between tabs
   */
  static List<String> swapped(List<String> table) {
    List<String> rows = table.subList(1, table.size());
    List<String> pictures = rows.stream().map(row -> row.split("\t")[0]).distinct().toList();
    List<String> swapped = new ArrayList<>(table.subList(0, 1));
    for (String row : rows) {
      int tab = row.indexOf('\t');
      int before = Math.floorMod(pictures.indexOf(row.substring(0, tab)) - 1, pictures.size());
      swapped.add(pictures.get(before) + row.substring(tab));
    }
    return swapped;
  }
}
