package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static final int SYMLINK = 0120777;

  @TempDir Path folder;

  /** One entry of an archive to make. */
  private record Entry(String name, String content, byte tarType) {
    Entry(String name, String content) {
      this(name, content, TarConstants.LF_NORMAL);
    }

    byte[] bytes() {
      return content.getBytes(StandardCharsets.UTF_8);
    }
  }

  private Path pack(String name, Entry... entries) throws IOException {
    Path archive = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(archive)) {
      if (name.endsWith(".zip")) {
        zip(file, entries);
      } else if (name.endsWith("gz")) {
        tar(new GzipCompressorOutputStream(file), entries);
      } else if (name.endsWith("xz")) {
        tar(new XZCompressorOutputStream(file), entries);
      } else {
        tar(file, entries);
      }
    }
    return archive;
  }

  private static void tar(OutputStream out, Entry... entries) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.tarType(), true);
        boolean plain = entry.tarType() == TarConstants.LF_NORMAL;
        header.setSize(plain ? entry.bytes().length : 0);
        header.setLinkName(plain ? "" : entry.content());
        tar.putArchiveEntry(header);
        tar.write(plain ? entry.bytes() : new byte[0]);
        tar.closeArchiveEntry();
      }
    }
  }

  private static void zip(OutputStream out, Entry... entries) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Entry entry : entries) {
        ZipArchiveEntry header = new ZipArchiveEntry(entry.name());
        if (entry.tarType() == TarConstants.LF_SYMLINK) {
          header.setUnixMode(SYMLINK);
        }
        zip.putArchiveEntry(header);
        zip.write(entry.bytes());
        zip.closeArchiveEntry();
      }
    }
  }

  private Path target() {
    return folder.resolve("deep/target");
  }

  private void unpack(Path archive, UnpackLimits limits) throws IOException {
    Files.createDirectories(target().getParent());
    Archive.unpack(archive, target(), limits);
  }

  private String refused(Path archive, UnpackLimits limits) throws IOException {
    Files.createDirectories(target().getParent());
    List<Path> before = everything();
    IOException e = assertThrows(IOException.class, () -> unpack(archive, limits));
    assertEquals(before, everything(), "something was left behind");
    return e.getMessage();
  }

  private List<Path> everything() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.xz"})
  void filesComeOutAsTheyWentIn(String name) throws IOException {
    Path archive =
        pack(name, new Entry("top.txt", "one"), new Entry("x/", ""), new Entry("x/y/z", "zwei ü"));
    unpack(archive, UnpackLimits.STANDARD);
    assertEquals("one", Files.readString(target().resolve("top.txt")));
    assertEquals("zwei ü", Files.readString(target().resolve("x/y/z")));
    assertTrue(Files.isDirectory(target().resolve("x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../out", "/tmp/out", "a/..", "..\\out", "C:/out"})
  void namesThatLeadOutAreRefused(String evil) throws IOException {
    for (String archive : List.of("e.zip", "e.tar.gz")) {
      String message =
          refused(
              pack(archive, new Entry("good", "1"), new Entry(evil, "2")), UnpackLimits.STANDARD);
      assertTrue(message.contains("leads out of the folder"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_FIFO,
        TarConstants.LF_CHR
      })
  void linksAndDevicesInATarAreRefused(byte type) throws IOException {
    Entry link = new Entry("link", "..", type);
    String message =
        refused(pack("l.tar", link, new Entry("link/out", "2")), UnpackLimits.STANDARD);
    assertTrue(message.contains("entry \"link\" is neither a plain file nor a folder"), message);
  }

  @Test
  void aLinkInAZipIsRefused() throws IOException {
    Entry link = new Entry("link", "..", TarConstants.LF_SYMLINK);
    String message =
        refused(pack("l.zip", link, new Entry("link/out", "2")), UnpackLimits.STANDARD);
    assertTrue(message.contains("entry \"link\" is a link"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.zip", "bomb.tar.gz", "bomb.tar.xz"})
  void aBombIsStoppedByItsRatio(String name) throws IOException {
    Path bomb = pack(name, new Entry("zeros", "\0".repeat(8 << 20)));
    assertTrue(refused(bomb, UnpackLimits.STANDARD).contains("more than 200 times its size"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"big.zip", "big.tar"})
  void totalBytesAndEntriesAreBounded(String name) throws IOException {
    Path big = pack(name, new Entry("a", "x".repeat(40_000)), new Entry("b", "x".repeat(40_000)));
    assertTrue(refused(big, new UnpackLimits(60_000, 10, 200)).contains("more than 60,000 bytes"));
    assertTrue(refused(big, new UnpackLimits(1 << 20, 1, 200)).contains("more than 1 entries"));
    unpack(big, new UnpackLimits(1 << 20, 2, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"twice.zip", "twice.tar"})
  void anEntryThatComesTwiceIsRefused(String name) throws IOException {
    Path twice = pack(name, new Entry("a", "1"), new Entry("./a", "2"));
    assertTrue(refused(twice, UnpackLimits.STANDARD).contains("comes twice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.zip", "cut.tar.gz", "cut.tar.xz", "cut.tar"})
  void aDamagedArchiveLeavesNothing(String name) throws IOException {
    Path archive = pack(name, new Entry("a", "words ".repeat(500)));
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, Math.min(bytes.length / 2, 1200)));
    assertTrue(refused(archive, UnpackLimits.STANDARD).startsWith("cannot unpack " + archive));
  }

  @Test
  void aTargetThatIsThereIsNotTouched() throws IOException {
    Files.createDirectories(target());
    Files.writeString(target().resolve("mine"), "kept");
    Path archive = pack("a.zip", new Entry("mine", "other"));
    assertThrows(IOException.class, () -> unpack(archive, UnpackLimits.STANDARD));
    assertEquals("kept", Files.readString(target().resolve("mine")));
    assertFalse(Files.exists(target().resolve("other")));
  }

  @Test
  void anUnknownEndingIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Archive.Format.of("data.rar"));
    assertTrue(e.getMessage().startsWith("data.rar: an archive must end with .tar"));
  }
}
