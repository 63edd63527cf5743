package dev.unroll.data.caption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.data.content.Opened;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@link CaptionLayout#COCO}. */
final class CocoAnnotations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KARPATHY = "dataset";

  /** What of a file is read here; COCO's own and Karpathy's have each a part of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Document(List<Image> images, List<Annotation> annotations) {
    Document {
      images = images == null ? List.of() : images;
      annotations = annotations == null ? List.of() : annotations;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Image(
      long id,
      @JsonProperty("file_name") String ownName,
      @JsonProperty("filename") String name,
      String split,
      List<Sentence> sentences) {
    Image {
      ownName = ownName == null ? "" : ownName;
      name = name == null ? "" : name;
      split = split == null ? "" : split;
      sentences = sentences == null ? List.of() : sentences;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sentence(String raw) {
    Sentence {
      raw = raw == null ? "" : raw;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(@JsonProperty("image_id") long image, String caption) {
    Annotation {
      caption = caption == null ? "" : caption;
    }
  }

  private CocoAnnotations() {}

  static CaptionListing listing(List<Path> files) throws IOException {
    CaptionListing listing = new CaptionListing();
    List<Path> splits =
        files.stream().filter(f -> f.getFileName().toString().startsWith(KARPATHY)).toList();
    if (splits.size() > 1) {
      throw new IOException(
          splits.get(0) + " and " + splits.get(1) + " are two corpora; expected one in a folder");
    }
    for (Path file : splits.isEmpty() ? files : splits) {
      Document document = read(file);
      if (splits.isEmpty()) {
        captions(file, document, listing);
      } else {
        sentences(file, document, listing);
      }
    }
    return listing;
  }

  private static Document read(Path file) throws IOException {
    try (InputStream in = Opened.file(file, "a file of annotations")) {
      Document document = JSON.readValue(in, Document.class);
      if (document == null) { // the JSON is: null
        throw new IOException(file + ":1: expected JSON with images and their captions, but null");
      }
      return document;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException(
          file
              + ":"
              + line
              + ": expected JSON with images and their captions, but "
              + e.getOriginalMessage().lines().findFirst().orElse("it ends"),
          e);
    }
  }

  private static void captions(Path file, Document document, CaptionListing listing)
      throws IOException {
    String name = file.getFileName().toString();
    Split part =
        name.startsWith("captions_train")
            ? Split.TRAIN
            : name.startsWith("captions_val") ? Split.DEV : Split.TEST;
    Map<Long, String> names = new HashMap<>();
    for (Image image : document.images()) {
      names.put(image.id(), image.ownName());
      listing.place(image.ownName(), part, file + ", image " + image.id());
    }
    int number = 0;
    for (Annotation annotation : document.annotations()) {
      String source = file + ", annotation " + ++number;
      String picture = names.getOrDefault(annotation.image(), "image " + annotation.image());
      listing.place(picture, part, source);
      listing.line(picture, annotation.caption(), source);
    }
  }

  private static void sentences(Path file, Document document, CaptionListing listing)
      throws IOException {
    int number = 0;
    for (Image image : document.images()) {
      String source = file + ", image " + ++number;
      Split part =
          switch (image.split()) {
            case "train", "restval" -> Split.TRAIN;
            case "val" -> Split.DEV;
            case "test" -> Split.TEST;
            default ->
                throw new IOException(
                    source
                        + ": expected a split of train, restval, val or test, but found '"
                        + image.split()
                        + "'");
          };
      listing.place(image.name(), part, source);
      for (Sentence sentence : image.sentences()) {
        listing.line(image.name(), sentence.raw(), source);
      }
    }
  }
}
