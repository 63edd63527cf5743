package dev.unroll.data.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionTablesTest {
  @TempDir Path path;
  private CaptionFolder folder;

  @BeforeEach
  void begin() {
    folder = new CaptionFolder(path);
  }

  @Test
  void partsComeFromTheNamesOfTheTables() throws IOException {
    folder.pictures("images/a.jpg", "images/b.png", "c.webp", "images/d.gif", "images/._a.jpg");
    folder.text("captions_train.tsv", "b.png\t0\tA cat .\nb.png\t1\t two cats \n");
    folder.text("captions_val.tsv", "c.webp\t0\tA bird .\n");
    folder.text("captions_test.tsv", "image\tnumber\tcaption\r\nimages/a.jpg\t0\tA dog .\r\n");
    folder.text("captions_unused.tsv", "d.gif\t0\tA fish .\n");
    folder.text("other.tsv", "nonsense");
    assertEquals(
        new CaptionCorpus(
            List.of(
                new CaptionedPicture(
                    "b.png", path.resolve("images/b.png"), List.of("A cat .", "two cats"))),
            List.of(new CaptionedPicture("c.webp", path.resolve("c.webp"), List.of("A bird ."))),
            List.of(
                new CaptionedPicture(
                    "images/a.jpg", path.resolve("images/a.jpg"), List.of("A dog .")))),
        folder.read());
  }

  @Test
  void oneTableIsSplitByItsPicturesAndEachIsInOnePart() throws IOException {
    StringBuilder table = new StringBuilder("image\tcaption\n");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 45; i++) {
        folder.pictures("image" + i + ".jpg");
        table.append("image").append(i).append(".jpg\tcaption ").append(round).append('\n');
      }
    }
    folder.text("captions.tsv", table.toString());
    CaptionCorpus corpus = folder.read();
    assertEquals(
        List.of("image0.jpg", "image20.jpg", "image40.jpg"), CaptionFolder.names(corpus.test()));
    assertEquals(
        List.of("image1.jpg", "image21.jpg", "image41.jpg"), CaptionFolder.names(corpus.dev()));
    assertEquals(39, corpus.train().size());
    assertEquals(List.of("caption 0", "caption 1"), corpus.train().get(0).captions());
  }

  @Test
  void pictureCalledImageIsNoHeader() throws IOException {
    folder.pictures("image1.jpg");
    folder.text("captions_train.tsv", "image1.jpg\tA cat .\n");
    assertEquals(1, folder.read().train().size());
  }

  @Test
  void everythingThatIsWrongIsListedAtOnce() throws IOException {
    folder.pictures("a.jpg", "sub/bare.jpg", "blank.jpg");
    StringBuilder lines = new StringBuilder("a.jpg\tA cat .\nblank.jpg\t \na.jpg\t\n");
    for (int i = 0; i < 12; i++) {
      lines.append("gone").append(i).append(".jpg\tNothing .\n");
    }
    Path table = folder.text("captions_train.tsv", lines.toString());
    String message = folder.error();
    assertTrue(
        message.startsWith(
            path
                + ": 2 captions are empty: "
                + table
                + ":2, "
                + table
                + ":3; 12 captions have no picture: "
                + table
                + ":4 (gone0.jpg), "),
        message);
    assertTrue(
        message.endsWith(
            ":13 (gone9.jpg) and 2 more; 1 picture has no caption: "
                + Path.of("sub", "bare.jpg")
                + "; mend the captions, or put pictures there or away"),
        message);
  }

  @Test
  void pictureInTwoPartsIsRefused() throws IOException {
    folder.pictures("a.jpg", "b.jpg");
    Path train = folder.text("captions_train.tsv", "a.jpg\tA cat .\nb.jpg\tA dog .\n");
    Path test = folder.text("captions_test.tsv", "b.jpg\tA dog .\n");
    assertEquals(
        train + ":2 puts b.jpg in train, but " + test + ":1 in test; leave it in one",
        folder.error());
  }

  @Test
  void filesThatAreNoPicturesAreNamedTogether() throws IOException {
    folder.pictures("a.jpg", "c.jpg");
    folder.text("captions_train.tsv", "a.jpg\tA cat .\nb.png\tA dog .\n");
    folder.text("captions_dev.tsv", "c.jpg\tA cat .\n");
    ImageIO.write(
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", path.resolve("b.png").toFile());
    String first =
        path.resolve("a.jpg")
            + " is no picture that can be read: it is empty; expected JPEG, PNG, GIF, BMP or WebP,"
            + " so convert it";
    assertEquals("2 pictures cannot be read: a.jpg, c.jpg; " + first, unreadable());
    folder.text("captions_dev.tsv", "b.png\tA cat .\n");
    folder.text("captions_train.tsv", "a.jpg\tA cat .\nc.jpg\tA dog .\n");
    Files.copy(path.resolve("b.png"), path.resolve("c.jpg"), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(first, unreadable());
  }

  private String unreadable() throws IOException {
    CaptionCorpus corpus = folder.read();
    return assertThrows(IOException.class, corpus::requirePictures).getMessage();
  }

  @Test
  void twoPicturesOfOneNameAreToldApartByTheirFolder() throws IOException {
    folder.pictures("x/a.jpg", "y/a.jpg");
    folder.text("captions_train.tsv", "x/a.jpg\tA cat .\ny/a.jpg\tA dog .\n");
    assertEquals(path.resolve("y/a.jpg"), folder.read().train().get(1).file());
    folder.text("captions_train.tsv", "a.jpg\tA cat .\n");
    assertEquals(
        "a.jpg may be "
            + path.resolve("x/a.jpg")
            + " or "
            + path.resolve("y/a.jpg")
            + "; expected one, or captions that name the folder, too",
        folder.error());
  }

  @Test
  void wrongLinesAreNumbered() throws IOException {
    Path table = folder.text("captions.tsv", "a.jpg\tA cat .\na.jpg A cat\n");
    String expected =
        ": expected picture, tab, caption, or picture, tab, number, tab, caption, but found ";
    assertEquals(table + ":2" + expected + "1 column", folder.error());
    folder.text("captions.tsv", "a.jpg\tA cat\tand a tab\n");
    assertEquals(table + ":1" + expected + "3 columns", folder.error());
    folder.text("captions.tsv", "\tA cat\n");
    assertEquals(
        table + ":1: expected a picture in the first column, but it is empty", folder.error());
    folder.text("captions_test.tsv", "");
    assertTrue(folder.error().endsWith("one table for each part, so take one away"));
  }

  @Test
  void folderWithoutCaptionsIsRefused() throws IOException {
    assertTrue(folder.error().startsWith(path + " holds no captions; expected captions.tsv"));
    Path none = path.resolve("none");
    assertEquals("no folder at " + none + "; check the path", new CaptionFolder(none).error());
    Path file = folder.text("captions.tsv", "");
    assertEquals(
        file + " is a file, expected a folder of pictures and captions",
        new CaptionFolder(file).error());
    assertEquals(
        path + " has no captioned picture in any part; expected captions to learn from",
        folder.error());
  }
}
