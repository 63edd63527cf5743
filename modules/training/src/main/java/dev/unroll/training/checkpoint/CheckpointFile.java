package dev.unroll.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.training.LoopState;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes and reads checkpoints.
 *
 * <p>A file is written beside its place, forced to disk and renamed, so that at any moment the old
 * or the new one is there whole. {@code manifest.json} holds the format, the state of the loop and
 * the SHA-256 of every other entry; it is itself held against the CRC-32 of the zip.
 */
public final class CheckpointFile {
  private static final String FORMAT = "unroll-checkpoint-1";
  private static final String MANIFEST = "manifest.json";
  private static final String TASK = "task/";
  private static final String MODEL = "model/";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private CheckpointFile() {}

  private record Manifest(String format, LoopState state, Map<String, String> sha256) {}

  /**
   * Writes {@code checkpoint} to {@code file}, replacing it at once and whole.
   *
   * @throws IOException when the disk is full or the folder cannot be written; the old file stays
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    checkpoint.task().forEach((name, bytes) -> entries.put(TASK + name, bytes));
    checkpoint.model().forEach((name, text) -> entries.put(MODEL + name, text.getBytes(UTF_8)));
    Map<String, String> sha256 = new TreeMap<>();
    entries.forEach((name, bytes) -> sha256.put(name, Checksum.sha256(bytes)));
    byte[] manifest =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(new Manifest(FORMAT, checkpoint.state(), sha256));

    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20);
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(1);
        put(zip, MANIFEST, manifest);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
        out.flush();
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException(
          "cannot write checkpoint "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "); the one before is kept. Free some space or choose another --run folder",
          e);
    }
  }

  /**
   * Reads a checkpoint and verifies every entry.
   *
   * @throws IOException when it is missing, damaged or no checkpoint of this format; the message
   *     says which and names the file
   */
  public static Checkpoint read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no checkpoint at " + file + "; is the run folder right?");
    }
    try (ZipFile zip = open(file)) {
      Manifest manifest = manifest(zip, file);
      Map<String, byte[]> task = new HashMap<>();
      Map<String, String> model = new HashMap<>();
      for (Map.Entry<String, String> entry : manifest.sha256().entrySet()) {
        String name = entry.getKey();
        byte[] bytes = bytes(zip, name, file);
        if (!Checksum.sha256(bytes).equals(entry.getValue())) {
          throw new IOException(damaged(file, "checksum of " + name + " does not match"));
        }
        if (name.startsWith(TASK)) {
          task.put(name.substring(TASK.length()), bytes);
        } else if (name.startsWith(MODEL)) {
          model.put(name.substring(MODEL.length()), new String(bytes, UTF_8));
        } else {
          throw new IOException(damaged(file, "unexpected entry " + name));
        }
      }
      return new Checkpoint(manifest.state(), task, model);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("checkpoint " + file + " may not be read; check its permissions");
    }
    try {
      return new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new IOException(damaged(file, e.getMessage()), e);
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    if (zip.getEntry(MANIFEST) == null) {
      throw new IOException(
          file + " is no checkpoint of Unroll: it has no " + MANIFEST + "; choose a run folder");
    }
    try {
      var tree = JSON.readTree(bytes(zip, MANIFEST, file));
      String format = tree.path("format").asText();
      if (!format.equals(FORMAT)) {
        throw new IOException(
            file + " has format \"" + format + "\", but this version reads \"" + FORMAT + "\"");
      }
      return JSON.treeToValue(tree, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new IOException(damaged(file, "its manifest cannot be read"), e);
    }
  }

  private static String damaged(Path file, String how) {
    return "checkpoint "
        + file
        + " is damaged ("
        + how
        + "); best.zip and last.zip can stand in for each other: copy the whole one over it";
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] bytes(ZipFile zip, String name, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(damaged(file, name + " is missing"));
    }
    byte[] bytes;
    try (var in = zip.getInputStream(entry)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new IOException(damaged(file, name + ": " + e.getMessage()), e);
    }
    // ZipFile does not look at the checksum, and the manifest has no other.
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.getCrc()) {
      throw new IOException(damaged(file, "checksum of " + name + " does not match"));
    }
    return bytes;
  }
}
