package dev.unroll.captioning;

import dev.unroll.data.image.PictureFile;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** Pictures of a command: files, and all that lie in a folder. */
final class PictureInput {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Pictures, or folders of them: JPEG, PNG, GIF, BMP, WebP.")
  private List<Path> given;

  /**
   * All files, those of a folder by name.
   *
   * @throws WrongUse naming a folder without a picture
   */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> inside = Files.list(path)) {
        List<Path> pictures = inside.filter(PictureInput::isPicture).sorted().toList();
        if (pictures.isEmpty()) {
          throw new WrongUse(
              path + " holds no picture; expected files such as .jpg, .png, .gif, .bmp or .webp");
        }
        files.addAll(pictures);
      }
    }
    return files;
  }

  /** Hidden files are left out: archives made on a Mac hold a "._x.jpg" for each x.jpg. */
  private static boolean isPicture(Path file) {
    return PictureFile.isPicture(file)
        && Files.isRegularFile(file)
        && !file.getFileName().toString().startsWith(".");
  }
}
