package dev.unroll.data.synthetic.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.data.synthetic.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneFolderTest {
  @TempDir private Path folder;

  @Test
  void filesHoldThePixelsAndTheCaptionsOfTheScenes() throws IOException {
    Scenes scenes = new Scenes(5);
    SceneFolder.write(folder, scenes, Map.of(Split.TRAIN, 3, Split.TEST, 2), 48);
    List<String> rows = Files.readAllLines(folder.resolve("captions_train.tsv"));
    assertEquals("picture\tnumber\tcaption", rows.get(0));
    assertEquals(1 + 3 * 5, rows.size());
    for (int row = 1; row < rows.size(); row++) {
      String[] cells = rows.get(row).split("\t");
      Scene scene = scenes.scene(Split.TRAIN, (row - 1) / 5);
      assertEquals((row - 1) % 5, Integer.parseInt(cells[1]));
      assertEquals(CaptionTruth.TRUE, CaptionTruth.of(cells[2], scene));
      BufferedImage read = ImageIO.read(folder.resolve("pictures").resolve(cells[0]).toFile());
      BufferedImage painted = scene.render(48);
      for (int pixel = 0; pixel < 48 * 48; pixel++) {
        assertEquals(painted.getRGB(pixel % 48, pixel / 48), read.getRGB(pixel % 48, pixel / 48));
      }
    }
    assertEquals(11, Files.readAllLines(folder.resolve("captions_test.tsv")).size());
    assertFalse(Files.exists(folder.resolve("captions_dev.tsv")));
  }

  @Test
  void negativeCountIsRefusedBeforeAnythingIsWritten() {
    Path target = folder.resolve("new");
    assertThrows(
        IllegalArgumentException.class,
        () -> SceneFolder.write(target, new Scenes(1), Map.of(Split.DEV, -1), 64));
    assertFalse(Files.exists(target));
  }
}
