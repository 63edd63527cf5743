package dev.unroll.data.caption;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of captions under test; its pictures are empty files, since no reading opens them. */
record CaptionFolder(Path path) {
  CaptionFolder pictures(String... names) throws IOException {
    for (String name : names) {
      text(name, "");
    }
    return this;
  }

  Path text(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  CaptionCorpus read() throws IOException {
    return CaptionCorpus.read(path);
  }

  String error() {
    return assertThrows(IOException.class, this::read).getMessage();
  }

  static List<String> names(List<CaptionedPicture> pictures) {
    return pictures.stream().map(CaptionedPicture::name).toList();
  }
}
