package dev.unroll.data.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedTest {
  @TempDir Path folder;

  @Test
  void bytesAreUnpackedWhereTheyBeginAsGzipDoes() throws IOException {
    byte[] bytes = {1, 2, 3};
    Path plain = Files.write(folder.resolve("plain"), bytes);
    Path packed = folder.resolve("packed");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(bytes);
    }
    Path empty = Files.createFile(folder.resolve("empty"));
    for (Path file : List.of(plain, packed, empty)) {
      try (InputStream in = Opened.unpacked(file, "a file")) {
        assertArrayEquals(file.equals(empty) ? new byte[0] : bytes, in.readAllBytes());
      }
    }
  }

  @Test
  void damagedGzipIsRefusedAndClosedAgain() throws IOException {
    Path wrong = Files.write(folder.resolve("wrong"), new byte[] {0x1F, (byte) 0x8B, 0, 0, 0});
    Path cut = Files.write(folder.resolve("cut"), new byte[] {0x1F, (byte) 0x8B, 8});
    assertThrows(ZipException.class, () -> Opened.unpacked(wrong, "a file"));
    assertThrows(EOFException.class, () -> Opened.unpacked(cut, "a file"));
    assertEquals(List.of(), openBelow(folder.toRealPath()));
  }

  /** What this process has open, as Linux tells it. */
  private static List<Path> openBelow(Path folder) throws IOException {
    Path all = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(all), all + " is not there");
    try (Stream<Path> descriptors = Files.list(all)) {
      return descriptors.map(OpenedTest::target).filter(path -> path.startsWith(folder)).toList();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      return descriptor; // closed meanwhile
    }
  }
}
