package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.records.Record;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class PictureRecordReaderTest {
  private static final PixelForm FORM =
      new PixelForm(4, ChannelOrder.BGR, new float[] {1, 2, 3}, 0.5f);

  @TempDir Path folder;

  private URI put(String name) throws Exception {
    return Files.write(folder.resolve(name), TestPicture.resource(name)).toUri();
  }

  private static PictureRecordReader reader() {
    return new PictureRecordReader(FORM, picture -> Crop.squash(picture, 4));
  }

  @Test
  void eachFileIsAnArrayAndAName() throws Exception {
    List<URI> files = List.of(put("colour.jpg"), put("animated.gif"));
    try (PictureRecordReader reader = reader()) {
      reader.initialize(new CollectionInputSplit(files));
      for (int pass = 0; pass < 2; pass++) {
        for (URI file : files) {
          Record record = reader.nextRecord();
          assertEquals(file, record.getMetaData().getURI());
          INDArray planes = ((NDArrayWritable) record.getRecord().get(0)).get();
          assertArrayEquals(new long[] {3, 4, 4}, planes.shape());
          assertEquals(DataType.FLOAT, planes.dataType());
          Picture square = Crop.squash(PictureFile.read(Path.of(file)).picture(), 4);
          assertArrayEquals(FORM.planes(square), planes.ravel().toFloatVector());
          assertEquals((square.sample(3, 1, 2) - 1) * 0.5f, planes.getFloat(0, 1, 3));
          assertEquals(
              Path.of(file).getFileName().toString(), record.getRecord().get(1).toString());
        }
        assertFalse(reader.hasNext());
        assertThrows(NoSuchElementException.class, reader::next);
        reader.reset();
      }
      assertEquals(2, reader.remarks().size());
    }
  }

  @Test
  void brokenFileIsNamedAndTheNextIsRead() throws Exception {
    Path text = Files.writeString(folder.resolve("x.png"), "hello");
    try (PictureRecordReader reader = reader()) {
      reader.start(new CollectionInputSplit(List.of(text.toUri(), put("grey.png"))));
      String message = assertThrows(UncheckedIOException.class, reader::nextPlanes).getMessage();
      assertTrue(message.startsWith(text + " is no picture"), message);
      assertEquals(48, reader.nextPlanes().length);
      assertEquals(
          "PictureRecordReader reads pictures in order: use next()",
          assertThrows(
                  UnsupportedOperationException.class, () -> reader.loadFromMetaData(List.of()))
              .getMessage());
    }
  }
}
