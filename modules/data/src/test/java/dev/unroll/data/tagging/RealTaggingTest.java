package dev.unroll.data.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.catalogue.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts that the makers of the corpora give, or that wc and awk give. */
@Tag("real-data")
class RealTaggingTest {
  @ParameterizedTest
  @CsvSource({"train, 13084, 72", "valid, 700, 0", "test, 700, 0"})
  void slotsOfSnipsAreAsManyAsPublishedAndNeedNoRepair(String part, int sentences, int tags)
      throws IOException {
    TaggedSentences read = TaggedSentences.read(installed("snips/" + part), false);
    assertEquals(TaggingLayout.SLOTS, read.layout());
    assertEquals(sentences, read.sentences().size());
    assertEquals(0, read.empty());
    assertEquals(7, read.sentences().stream().map(TaggedSentence::label).distinct().count());
    for (TaggedSentence sentence : read.sentences()) {
      assertEquals(0, TagScheme.IOB2.repaired(sentence.tags()).changed());
    }
    if (tags > 0) {
      assertEquals(
          tags, read.sentences().stream().flatMap(s -> s.tags().stream()).distinct().count());
    }
  }

  @ParameterizedTest
  @CsvSource({"dev, 2001, 25147", "test, 2077, 25094"})
  void wordsOfTheTreebankAreAsManyAsPublished(String part, int sentences, int words)
      throws IOException {
    Path file = installed("ud-english-ewt/en_ewt-ud-" + part + ".conllu");
    for (TaggingLayout layout : List.of(TaggingLayout.UPOS, TaggingLayout.XPOS)) {
      List<TaggedSentence> read = TaggedSentences.read(file, layout, false).sentences();
      assertEquals(sentences, read.size());
      assertEquals(words, read.stream().mapToInt(sentence -> sentence.tags().size()).sum());
      if (layout == TaggingLayout.UPOS) {
        assertEquals(17, read.stream().flatMap(s -> s.tags().stream()).distinct().count());
      }
    }
  }

  @Test
  void reviewsAreAsManyAsPublishedInFoldsOfLikeSize() throws IOException {
    List<Path> files =
        List.of(installed("rt-polarity/rt-polarity.pos"), installed("rt-polarity/rt-polarity.neg"));
    PolarityFolds folds = PolarityFolds.read(files);
    assertEquals(0, folds.empty());
    List<TaggedSentence> all = folds.without();
    assertEquals(
        "{neg=5331, pos=5331}",
        all.stream()
            .collect(Collectors.groupingBy(TaggedSentence::label, Collectors.counting()))
            .toString());
    folds.folds().forEach(fold -> assertTrue(fold.size() == 1066 || fold.size() == 1068));
    assertEquals(
        112_445 + 111_628, all.stream().mapToInt(sentence -> sentence.words().size()).sum());
    assertTrue(all.stream().noneMatch(s -> s.text().matches(".*[\u0080-\u009F\uFFFD].*")));
  }

  private static Path installed(String path) {
    Path file = DataDirectory.standard().path().resolve(path);
    assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }
}
