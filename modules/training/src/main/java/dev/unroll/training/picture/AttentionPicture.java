package dev.unroll.training.picture;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.AttentionMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a decoder looked: a row for each token it wrote, a column for each of its source, the
 * darker the more. Shades are of the weights themselves, 0 to 1, so that pictures can be compared.
 *
 * @param target what was written, T tokens, with a name for the stop symbol where the weights have
 *     a step for it
 * @param source what was read, S tokens, in the order of the weights
 * @param weights [T, S]
 */
public record AttentionPicture(List<String> target, List<String> source, AttentionMatrix weights) {
  private static final int TERMINAL = 80;

  /** Tokens a side that still make a page or an image that programs open willingly. */
  public static final int MOST_TOKENS = 300;

  public AttentionPicture {
    target = List.copyOf(target);
    source = List.copyOf(source);
    Check.require(
        !weights.isEmpty(), "there is no attention to draw; was the network made without any?");
    Check.require(
        weights.steps() == target.size() && weights.sources() == source.size(),
        "attention is ["
            + weights.steps()
            + ", "
            + weights.sources()
            + "], expected a row for each of "
            + target.size()
            + " target tokens (the stop symbol needs a name too) and a column for each of "
            + source.size()
            + " source tokens");
  }

  /**
   * From bare weights.
   *
   * @param weights float [T][S], copied
   */
  public static AttentionPicture of(List<String> target, List<String> source, float[][] weights) {
    return new AttentionPicture(target, source, AttentionMatrix.of(weights));
  }

  /** For a terminal of 80 columns. */
  public String text() {
    return text(TERMINAL);
  }

  /**
   * Lines of shaded blocks under upright source tokens; a source that is too wide goes on below.
   * Columns line up where a terminal takes two for East Asian wide characters.
   *
   * @param columns of the terminal
   */
  public String text(int columns) {
    return new TextGrid(this).text(columns);
  }

  /**
   * An SVG element that needs nothing else and scrolls where it is too wide; each cell's title
   * tells its weight. It takes the colours of the report's page where there is one.
   *
   * @throws IllegalArgumentException when there are more than 300 tokens a side
   */
  public String html() {
    checkSize();
    return new SvgGrid(this).svg();
  }

  /**
   * The picture in pixels. Characters that no font of this machine has are written as escapes.
   *
   * @throws IllegalArgumentException when there are more than 300 tokens a side
   * @throws IOException when this JDK cannot draw text at all
   */
  public BufferedImage image() throws IOException {
    checkSize();
    return ImageFile.drawn(() -> new ImageGrid(this).image());
  }

  /**
   * Writes {@link #image} to a file, over an older one.
   *
   * @throws IOException also when the file cannot be written
   */
  public void png(Path file) throws IOException {
    ImageFile.png(image(), file);
  }

  private void checkSize() {
    int longest = Math.max(target.size(), source.size());
    Check.require(
        longest <= MOST_TOKENS,
        "a picture of "
            + longest
            + " tokens is too large, expected at most "
            + MOST_TOKENS
            + "; use text, or a shorter sentence");
  }
}
