package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Scenes as files, for any tool that takes pictures and captions: PNG in {@code pictures}, and of
 * each split {@code captions_train.tsv} with the columns picture (the name of its file), number
 * (from 0) and caption.
 */
public final class SceneFolder {
  private static final String HEADER = "picture\tnumber\tcaption\n";

  private SceneFolder() {}

  /**
   * Writes the first scenes of each split, over what is there.
   *
   * @param counts how many scenes of each split; a split that is not named gets no file
   * @param side of the pictures, in pixels
   * @throws IOException when a file cannot be written
   */
  public static void write(Path folder, Scenes scenes, Map<Split, Integer> counts, int side)
      throws IOException {
    counts.forEach((split, count) -> Check.notNegative("scenes of " + split.lowerCase(), count));
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (Map.Entry<Split, Integer> part : counts.entrySet()) {
      Split split = part.getKey();
      Path table = folder.resolve("captions_" + split.lowerCase() + ".tsv");
      try (BufferedWriter rows = Files.newBufferedWriter(table)) {
        rows.write(HEADER);
        for (int index = 0; index < part.getValue(); index++) {
          Scene scene = scenes.scene(split, index);
          String name = String.format(Locale.ROOT, "%s_%06d.png", split.lowerCase(), index);
          writePicture(scene, side, pictures.resolve(name));
          rows.write(rows(name, Captions.of(scene, Captions.USUAL)));
        }
      }
    }
  }

  private static void writePicture(Scene scene, int side, Path file) throws IOException {
    if (!ImageIO.write(scene.render(side), "png", file.toFile())) {
      throw new IOException(
          file + ": this Java writes no PNG, expected the module java.desktop; install a full JDK");
    }
  }

  private static String rows(String name, List<String> captions) {
    StringBuilder rows = new StringBuilder();
    for (int number = 0; number < captions.size(); number++) {
      rows.append(name).append('\t').append(number).append('\t');
      rows.append(captions.get(number)).append('\n');
    }
    return rows.toString();
  }
}
