package dev.unroll.autoencoder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.training.checkpoint.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An index in one zip: {@code manifest.json} with the format, the model's hash and the SHA-256 of
 * the rest, then {@code sentences.txt}, one a line, and {@code vectors.npy}. The manifest comes
 * first, so that the index of another model is refused before anything is read, and is itself held
 * against the CRC-32 of the zip.
 */
final class IndexFile {
  private static final String FORMAT = "unroll-index-1";
  private static final String MANIFEST = "manifest.json";
  private static final String SENTENCES = "sentences.txt";
  private static final String VECTORS = "vectors.npy";
  private static final int SHOWN = 12;

  private IndexFile() {}

  /** What an index holds. */
  record Content(List<String> sentences, float[][] vectors) {}

  private record Manifest(String format, String model, String sentences, String vectors) {
    Manifest {
      Check.notBlank("format", format);
      Check.notBlank("model", model);
      Check.notBlank("checksum of the sentences", sentences);
      Check.notBlank("checksum of the vectors", vectors);
    }
  }

  private static final JsonText<Manifest> JSON =
      JsonText.of("the manifest of the index", Manifest.class);

  static void write(Path file, String modelHash, Content content) throws IOException {
    byte[] sentences = (String.join("\n", content.sentences()) + "\n").getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorFile.writeNpy(out, content.vectors());
    byte[] vectors = out.toByteArray();
    Manifest manifest =
        new Manifest(FORMAT, modelHash, Checksum.sha256(sentences), Checksum.sha256(vectors));
    VectorFile.replace(
        file,
        stream -> {
          ZipOutputStream zip = new ZipOutputStream(stream);
          zip.setLevel(1);
          put(zip, MANIFEST, JsonText.write(manifest).getBytes(UTF_8));
          put(zip, SENTENCES, sentences);
          put(zip, VECTORS, vectors);
          zip.finish();
        });
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  static Content read(Path file, String modelHash) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "no index at " + file + "; make one with autoencoder encode --format index");
    }
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      Manifest manifest = manifest(file, zip);
      if (!manifest.model().equals(modelHash)) {
        throw new IOException(
            "index "
                + file
                + " was built by model "
                + shown(manifest.model())
                + ", not by "
                + shown(modelHash)
                + ": encode its sentences anew with this model, or give the run it was made with");
      }
      byte[] sentences = entry(file, zip, SENTENCES, manifest.sentences());
      byte[] vectors = entry(file, zip, VECTORS, manifest.vectors());
      return content(file, sentences, vectors);
    }
  }

  private static Content content(Path file, byte[] sentences, byte[] vectors) throws IOException {
    List<String> lines = new String(sentences, UTF_8).lines().toList();
    try (InputStream in = new ByteArrayInputStream(vectors)) {
      return new Content(lines, VectorFile.readNpy(in));
    } catch (IOException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static Manifest manifest(Path file, ZipInputStream zip) throws IOException {
    byte[] bytes;
    try {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(MANIFEST)) {
        throw new IOException(
            file + " is no index of sentences; give a file of autoencoder encode --format index");
      }
      bytes = zip.readAllBytes();
    } catch (ZipException | EOFException e) {
      throw damaged(file, e.getMessage());
    }
    Manifest manifest;
    try {
      manifest = JSON.read(new String(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      throw damaged(file, "its manifest cannot be read");
    }
    if (!FORMAT.equals(manifest.format())) {
      throw new IOException(
          "index "
              + file
              + " has the format "
              + manifest.format()
              + ", but this version reads "
              + FORMAT
              + "; encode its sentences anew");
    }
    return manifest;
  }

  private static byte[] entry(Path file, ZipInputStream zip, String name, String sha256)
      throws IOException {
    try {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(name)) {
        throw damaged(file, name + " is missing");
      }
      byte[] bytes = zip.readAllBytes();
      if (!Checksum.sha256(bytes).equals(sha256)) {
        throw damaged(file, "the checksum of " + name + " does not match");
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static IOException damaged(Path file, String how) {
    return new IOException(
        "index " + file + " is damaged (" + how + "); encode its sentences anew");
  }

  private static String shown(String hash) {
    return hash.substring(0, Math.min(SHOWN, hash.length()));
  }
}
