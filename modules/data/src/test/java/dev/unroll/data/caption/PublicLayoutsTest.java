package dev.unroll.data.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicLayoutsTest {
  @TempDir Path path;
  private CaptionFolder folder;

  @BeforeEach
  void begin() {
    folder = new CaptionFolder(path);
  }

  @Test
  void flickr8kIsReadByItsListsAndForgivesItsFiveStrayCaptions() throws IOException {
    folder.pictures("Dataset/a.jpg", "Dataset/b.jpg", "Dataset/c.jpg", "Dataset/unlisted.jpg");
    folder.text(
        "text/Flickr8k.token.txt",
        """
        b.jpg#0\tB .
        a.jpg#0\tA .
        a.jpg#1\tA # 2 .
        c.jpg#0\tC .
        unlisted.jpg#0\tU .
        gone.jpg.1#0\tG .
        """);
    folder.text("text/Flickr8k.lemma.token.txt", "b.jpg#0\tlemma\n");
    folder.text("text/Flickr_8k.trainImages.txt", "a.jpg\n");
    folder.text("text/Flickr_8k.devImages.txt", "b.jpg\n");
    Path tests = folder.text("text/Flickr_8k.testImages.txt", "c.jpg\n");
    CaptionCorpus corpus = folder.read();
    assertEquals(List.of("A .", "A # 2 ."), corpus.train().get(0).captions());
    assertEquals(List.of("b.jpg"), CaptionFolder.names(corpus.dev()));
    assertEquals(List.of("c.jpg"), CaptionFolder.names(corpus.test()));
    folder.text("text/Flickr_8k.testImages.txt", "c.jpg\nd.jpg\n");
    assertEquals(
        path
            + ": 1 picture has no caption: d.jpg ("
            + tests
            + ":2); mend the captions, or put pictures there or away",
        folder.error());
  }

  @Test
  void tablesDecideWhereBothLie() throws IOException {
    folder.pictures("a.jpg");
    folder.text("text/Flickr8k.token.txt", "gone.jpg#0\tB .\n");
    folder.text("captions_train.tsv", "a.jpg\tA .\n");
    assertEquals(CaptionLayout.TSV, CaptionLayout.of(path));
    assertEquals(List.of("a.jpg"), CaptionFolder.names(folder.read().train()));
    assertTrue(
        assertThrows(IOException.class, () -> CaptionCorpus.read(path, CaptionLayout.FLICKR8K))
            .getMessage()
            .startsWith(path + ": 1 caption has no picture: "));
    assertEquals(
        path + " holds no captions in the layout COCO",
        assertThrows(IOException.class, () -> CaptionCorpus.read(path, CaptionLayout.COCO))
            .getMessage());
  }

  @Test
  void cocosAnnotationsAreReadByTheirFiles() throws IOException {
    folder.pictures("train2014/t.jpg", "val2014/v.jpg");
    folder.text(
        "annotations/captions_train2014.json",
        "{\"info\":{\"year\":2014},\"images\":[{\"id\":7,\"file_name\":\"t.jpg\",\"height\":5}],"
            + "\"annotations\":[{\"image_id\":7,\"id\":1,\"caption\":\"One. \"},"
            + "{\"caption\":\"Two.\",\"image_id\":7}]}");
    Path val =
        folder.text(
            "annotations/captions_val2014.json",
            "{\"images\":[{\"id\":7,\"file_name\":\"v.jpg\"}],"
                + "\"annotations\":[{\"image_id\":7,\"caption\":\"Three.\"}]}");
    CaptionCorpus corpus = folder.read();
    assertEquals(
        List.of(
            new CaptionedPicture(
                "t.jpg", path.resolve("train2014/t.jpg"), List.of("One.", "Two."))),
        corpus.train());
    assertEquals(List.of("Three."), corpus.dev().get(0).captions());
    assertEquals(List.of(), corpus.test());
    folder.text(
        "annotations/captions_val2014.json",
        "{\"images\":[{\"id\":7,\"file_name\":\"v.jpg\"}],"
            + "\"annotations\":[{\"image_id\":8,\"caption\":\"Three.\"}]}");
    assertEquals(
        path
            + ": 1 caption has no picture: "
            + val
            + ", annotation 1 (image 8); 1 picture has no caption: v.jpg ("
            + val
            + ", image 7); mend the captions, or put pictures there or away",
        folder.error());
    folder.text("annotations/captions_val2014.json", "{\"images\":\n[{\"id\":");
    assertTrue(folder.error().startsWith(val + ":2: expected JSON with images"), folder.error());
    folder.text("annotations/captions_val2014.json", "null");
    assertEquals(
        val + ":1: expected JSON with images and their captions, but null", folder.error());
  }

  @Test
  void karpathysSplitGoesBeforeCocosOwn() throws IOException {
    folder.pictures("a.jpg", "b.jpg", "c.jpg", "d.jpg");
    folder.text("captions_train2014.json", "not read");
    String image = "{\"filename\":\"%s.jpg\",\"split\":\"%s\",\"sentences\":[{\"raw\":\"A.\"}]}";
    Path file =
        folder.text(
            "dataset_coco.json",
            "{\"images\":["
                + String.join(
                    ",",
                    image.formatted("a", "test"),
                    image.formatted("b", "restval"),
                    image.formatted("c", "val"),
                    image.formatted("d", "train"))
                + "],\"dataset\":\"coco\"}");
    CaptionCorpus corpus = folder.read();
    assertEquals(List.of("b.jpg", "d.jpg"), CaptionFolder.names(corpus.train()));
    assertEquals(List.of("c.jpg"), CaptionFolder.names(corpus.dev()));
    assertEquals(List.of("a.jpg"), CaptionFolder.names(corpus.test()));
    folder.text("dataset_coco.json", "{\"images\":[" + image.formatted("a", "rest") + "]}");
    assertEquals(
        file + ", image 1: expected a split of train, restval, val or test, but found 'rest'",
        folder.error());
  }
}
