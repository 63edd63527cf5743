package dev.unroll.data.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.image.Crop;
import dev.unroll.data.image.PictureFile;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand pictures of Flickr8k that were put in place by other means. */
@Tag("real-data")
class RealCaptionsTest {
  @Test
  void thousandPicturesOfFlickr8kHaveFiveCaptionsEach() throws IOException {
    Path folder = DataDirectory.standard().path().resolve("flickr8k-1000");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    CaptionCorpus corpus = CaptionCorpus.read(folder);
    assertEquals(753, corpus.train().size());
    assertEquals(113, corpus.dev().size());
    assertEquals(125, corpus.test().size());
    for (Split split : Split.values()) {
      for (CaptionedPicture picture : corpus.part(split)) {
        assertEquals(5, picture.captions().size(), picture.name());
      }
    }
    for (CaptionedPicture picture : corpus.dev().subList(0, 20)) {
      PictureFile.Reading reading = PictureFile.read(picture.file());
      assertEquals(0, reading.remarks().size(), picture.name());
      assertEquals(224, Crop.centre(reading.picture(), 256, 224).width());
    }
  }
}
