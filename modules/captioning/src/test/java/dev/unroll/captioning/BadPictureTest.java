package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.unroll.testing.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What {@code describe} and {@code train} say of every kind of bad picture. */
class BadPictureTest {
  @TempDir static Path folder;
  private static Path run;
  private static Path text;
  private static Path truncated;
  private static Path huge;
  private static Path dot;
  private static Path animated;

  @BeforeAll
  static void write() throws IOException {
    run = folder.resolve("run");
    Typed.train(Typed.scenes(folder), run, "--decoder", "word").works();
    text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    byte[] jpeg = file(Models.scenes(1).scenes().get(0).render(256), "jpeg");
    truncated = folder.resolve("cut.jpg");
    Files.write(truncated, Arrays.copyOf(jpeg, jpeg.length - 200));
    dot = Files.write(folder.resolve("dot.png"), file(blank(1), "png"));
    huge = Files.write(folder.resolve("huge.png"), claimed(file(blank(1), "png"), 60_000));
    animated = folder.resolve("moving.gif");
    animate(animated, blank(8), blank(8));
  }

  private static BufferedImage blank(int side) {
    return new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  /** A PNG file whose head names another size. */
  private static byte[] claimed(byte[] png, int side) {
    ByteBuffer.wrap(png).putInt(16, side).putInt(20, side);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
    return png;
  }

  private static void animate(Path file, BufferedImage... frames) throws IOException {
    Iterator<ImageWriter> writers =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(frames[0]), "gif");
    ImageWriter writer = writers.next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  @Test
  void describeTellsWhatIsWrongInALineEachAndDescribesTheRest() {
    Path none = folder.resolve("none.jpg");
    Terminal found =
        Typed.run("describe", "--run", run, text, huge, none, truncated, dot, animated);
    assertEquals(1, found.code());
    List<String> errors = found.err().lines().toList();
    assertEquals(
        "unroll: "
            + text
            + " is no picture that can be read: it looks like text;"
            + " expected JPEG, PNG, GIF, BMP or WebP, so convert it",
        errors.get(0));
    assertEquals(
        "unroll: "
            + huge
            + " says that it has 60000 x 60000 pixels; expected at most 100 million, so make it"
            + " smaller",
        errors.get(1));
    assertEquals("unroll: no file at " + none + "; check the path", errors.get(2));
    assertTrue(errors.get(3).startsWith(truncated + " is damaged, what can be read"), found.err());
    assertEquals(
        animated + " is an animation of 2 frames; the first is used",
        errors.get(errors.size() - 1));
    List<String> names = found.out().lines().map(line -> line.split("\t", -1)[0]).toList();
    assertEquals(List.of(truncated.toString(), dot.toString(), animated.toString()), names);
  }

  @Test
  void hiddenFilesAndFoldersOfAFolderAreNoPictures() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.copy(dot, inside.resolve("a.png"));
    Files.writeString(inside.resolve("._a.png"), "what a Mac leaves in archives");
    Files.createDirectory(inside.resolve("b.png"));
    Terminal found = Typed.run("describe", "--run", run, inside).works();
    assertEquals(1, found.out().lines().count());
  }

  private static Path corpus(String name, Path... pictures) throws IOException {
    Path corpus = Files.createDirectory(folder.resolve(name));
    StringBuilder lines = new StringBuilder();
    for (Path picture : pictures) {
      Files.copy(picture, corpus.resolve(picture.getFileName()));
      lines.append(picture.getFileName()).append("\ta red dot\n");
    }
    Files.writeString(corpus.resolve("captions_train.tsv"), lines);
    Files.copy(dot, corpus.resolve("held.png"));
    Files.writeString(corpus.resolve("captions_dev.tsv"), "held.png\ta red dot\n");
    return corpus;
  }

  @Test
  void trainNamesAllFilesThatAreNoPicturesBeforeItBegins() throws IOException {
    Path never = folder.resolve("never");
    Typed.train(corpus("bad", text, dot, huge), never)
        .failsWith(1, "2 pictures cannot be read: text.jpg, huge.png", "it looks like text");
    assertTrue(Files.notExists(never));
  }

  @Test
  void trainUsesWhatCanBeReadOfAPictureAndSaysSoOnce() throws IOException {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Pictures.class);
    said.start();
    log.addAppender(said);
    try {
      Typed.train(corpus("odd", truncated, dot, animated), folder.resolve("odd run")).works();
    } finally {
      log.detachAppender(said);
    }
    List<String> lines = said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    String cut = truncated.getFileName() + " is damaged";
    String moving = animated.getFileName() + " is an animation";
    assertTrue(lines.stream().anyMatch(line -> line.contains(cut)), lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.contains(moving)), lines.toString());
    assertEquals(List.copyOf(new LinkedHashSet<>(lines)), lines);
  }

  @Test
  void trainRefusesAnEmptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Typed.train(empty, folder.resolve("never"))
        .failsWith(1, empty + " holds no captions; expected captions.tsv");
  }

  @Test
  void sizesThatCannotBeAreWrongUse() {
    Typed.train("scenes", folder.resolve("never"), "--side", 65)
        .failsWith(2, "side must be a multiple of 8");
    Typed.train("scenes", folder.resolve("never"), "--pictures", -1).failsWith(2, "pictures");
  }
}
