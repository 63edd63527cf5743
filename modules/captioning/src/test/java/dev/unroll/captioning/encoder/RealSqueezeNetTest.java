package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.captioning.encoder.SqueezeNet.Cut;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.image.PixelForm;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The published weights see dogs where people wrote of dogs. */
@Tag("real-data")
class RealSqueezeNetTest {
  private static final int PICTURES = 40;

  /** The first and the last class of ImageNet that is a breed of dogs. */
  private static final int FIRST_DOG = 151;

  private static final int LAST_DOG = 268;

  private static Path file(String name) {
    Path file = DataDirectory.standard().path().resolve(name);
    assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }

  /** All captions of a picture, in lower case, by its name. */
  private static Map<String, String> captions(Path corpus) throws IOException {
    Map<String, String> captions = new TreeMap<>();
    for (String line : Files.readAllLines(corpus.resolve("captions_train.tsv"))) {
      String[] cells = line.split("\t");
      captions.merge(cells[0], cells[2].toLowerCase(Locale.ROOT), (a, b) -> a + " " + b);
    }
    return captions;
  }

  private static void put(BufferedImage photo, PixelForm form, INDArray pictures, int n) {
    int side = form.side();
    BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = square.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(photo, 0, 0, side, side, null);
    graphics.dispose();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        for (int c = 0; c < 3; c++) {
          int sample = (square.getRGB(x, y) >> (8 * c)) & 0xFF; // blue lies lowest
          pictures.putScalar(new int[] {n, c, y, x}, sample - form.mean()[c]);
        }
      }
    }
  }

  private static int dogs(FrozenEncoder encoder, Path corpus, Predicate<String> wanted)
      throws IOException {
    List<String> names =
        captions(corpus).entrySet().stream()
            .filter(entry -> wanted.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .limit(PICTURES)
            .toList();
    PixelForm form = encoder.encoder().pixels();
    INDArray pictures = Nd4j.create(DataType.FLOAT, PICTURES, 3, form.side(), form.side());
    for (int n = 0; n < PICTURES; n++) {
      Path photo = corpus.resolve("images").resolve(names.get(n));
      put(ImageIO.read(photo.toFile()), form, pictures, n);
    }
    int[] top = encoder.features(pictures).mean(2, 3).argMax(1).toIntVector();
    int dogs = 0;
    for (int label : top) {
      dogs += label >= FIRST_DOG && label <= LAST_DOG ? 1 : 0;
    }
    return dogs;
  }

  @Test
  void dogsAreSeenWhereCaptionsMentionThem() throws IOException {
    Path weights = file("cnn-weights/squeezenet-v1.0-deepcompression/squeezenet_v1.0_dc_fp32.npz");
    Path corpus = file("flickr8k-1000");
    FrozenEncoder encoder =
        new FrozenEncoder(SqueezeNet.read(weights, SqueezeNet.ORIGINAL_GRID, Cut.CLASSES));
    int seen = dogs(encoder, corpus, text -> text.matches(".*\\bdogs?\\b.*"));
    int imagined =
        dogs(encoder, corpus, text -> !text.matches(".*\\b(dog|dogs|puppy|puppies)\\b.*"));
    assertTrue(seen >= 30, seen + " of 40 dogs were seen");
    assertTrue(imagined <= 3, imagined + " of 40 other pictures were taken for dogs");
  }
}
