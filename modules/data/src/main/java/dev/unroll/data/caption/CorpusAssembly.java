package dev.unroll.data.caption;

import dev.unroll.data.content.FirstFew;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings captions and files of pictures together, and collects all that does not fit. */
final class CorpusAssembly {
  private final Path folder;
  private final CaptionListing listing;
  private final Map<String, Path> found = new HashMap<>();
  private final Map<String, List<String>> captions = new HashMap<>();
  private final Set<String> toldOf = new HashSet<>();
  private final List<String> empty = new ArrayList<>();
  private final List<String> withoutPicture = new ArrayList<>();
  private final List<String> withoutCaption = new ArrayList<>();

  CorpusAssembly(Path folder, CaptionListing listing) {
    this.folder = folder;
    this.listing = listing;
  }

  /** The corpus, or everything that is wrong with it. */
  CaptionCorpus corpus() throws IOException {
    PictureIndex index = new PictureIndex(folder);
    for (CaptionListing.Line line : listing.lines()) {
      take(line, index);
    }
    Set<Path> captioned = new HashSet<>(found.values());
    listing.places().entrySet().stream()
        .filter(place -> !toldOf.contains(place.getKey()))
        .map(place -> place.getKey() + " (" + place.getValue().source() + ")")
        .forEach(withoutCaption::add);
    for (Path file : index.files()) {
      boolean listed = listing.places().containsKey(file.getFileName().toString());
      if (!captioned.contains(file) && !listed) {
        withoutCaption.add(folder.relativize(file).toString());
      }
    }
    refuse();
    Map<Split, List<CaptionedPicture>> parts = new EnumMap<>(Split.class);
    for (Split part : Split.values()) {
      parts.put(part, new ArrayList<>());
    }
    listing
        .places()
        .forEach(
            (name, place) ->
                parts
                    .get(place.part())
                    .add(new CaptionedPicture(name, found.get(name), captions.get(name))));
    return new CaptionCorpus(parts.get(Split.TRAIN), parts.get(Split.DEV), parts.get(Split.TEST));
  }

  private void take(CaptionListing.Line line, PictureIndex index) throws IOException {
    String name = line.picture();
    if (toldOf.add(name)) {
      Optional<Path> file = index.find(name);
      file.ifPresent(path -> found.put(name, path));
    }
    if (line.caption().isEmpty()) {
      empty.add(line.source());
    } else if (!listing.places().containsKey(name)) {
      // Flickr8k has five captions of a picture that nobody has, in no part.
      return;
    } else if (!found.containsKey(name)) {
      withoutPicture.add(line.source() + " (" + name + ")");
    } else {
      captions.computeIfAbsent(name, n -> new ArrayList<>()).add(line.caption());
    }
  }

  private void refuse() throws IOException {
    String wrong =
        Stream.of(
                told(empty, "caption is empty", "captions are empty"),
                told(withoutPicture, "caption has no picture", "captions have no picture"),
                told(withoutCaption, "picture has no caption", "pictures have no caption"))
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining("; "));
    if (!wrong.isEmpty()) {
      throw new IOException(
          folder + ": " + wrong + "; mend the captions, or put pictures there or away");
    }
    if (listing.places().isEmpty()) {
      throw new IOException(
          folder + " has no captioned picture in any part; expected captions to learn from");
    }
  }

  private static String told(List<String> things, String one, String several) {
    int count = things.size();
    return count == 0
        ? ""
        : count + " " + (count == 1 ? one : several) + ": " + FirstFew.of(things);
  }
}
