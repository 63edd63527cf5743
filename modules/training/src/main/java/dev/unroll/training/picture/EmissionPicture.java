package dev.unroll.training.picture;

import dev.unroll.core.check.Check;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * When a network with a CTC output says what (Graves et al. 2006, figure 1): a line for the
 * probability of each symbol that is ever above 10 %, with the symbol at its peaks and the blank
 * dashed in grey, over the waveform.
 *
 * @param samples [T] from -1 to 1, one channel, drawn as high as the loudest allows; not copied
 * @param rate samples a second, Hz
 * @param emissions from the beginning of the samples on
 */
public record EmissionPicture(float[] samples, int rate, Emissions emissions) {
  public EmissionPicture {
    Check.positive("rate", rate);
  }

  /** Of the sound or of the frames, whichever takes longer; the last frame may be padded. */
  double seconds() {
    return Math.max((double) samples.length / rate, emissions.seconds());
  }

  /**
   * The picture in pixels, the wider the longer the sound, up to 6000 or so.
   *
   * @throws IOException when this JDK cannot draw text at all
   */
  public BufferedImage image() throws IOException {
    return ImageFile.drawn(() -> new EmissionImage(this).image());
  }

  /**
   * {@link #image} as the content of a PNG file.
   *
   * @throws IOException as there
   */
  public byte[] png() throws IOException {
    return ImageFile.png(image());
  }

  /**
   * Writes {@link #png} to a file, over an older one.
   *
   * @throws IOException also when the file cannot be written
   */
  public void png(Path file) throws IOException {
    ImageFile.png(image(), file);
  }
}
