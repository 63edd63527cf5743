package dev.unroll.training.picture;

import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Images as PNG, and what stands in the way of one. */
final class ImageFile {
  private ImageFile() {}

  /**
   * Draws.
   *
   * @throws IOException in place of the errors of a JDK without fonts
   */
  static BufferedImage drawn(Supplier<BufferedImage> drawing) throws IOException {
    try {
      return drawing.get();
    } catch (LinkageError | InternalError | AWTError e) {
      throw new IOException("a picture needs a JDK with fonts; use text or HTML instead: " + e, e);
    }
  }

  /** The content of a file. */
  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** Writes a file, over an older one. */
  static void png(BufferedImage image, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", out);
    }
  }
}
