package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each part of a tagger is for: a problem that it solves and a network without it cannot. */
@Tag("slow")
@Timeout(300)
class PartsLearningTest {
  @TempDir Path folder;

  private double accuracy(Path data, String... options) throws IOException {
    Path run = folder.resolve("run" + folder.toFile().list().length);
    String line =
        "train --data %s --run %s --hidden 16 --embedding 8 --dropout 0 --batch 16 --epochs 12"
            + " --learning-rate 0.02 --schedule cosine --evaluate-every 1000000 ";
    Typed.run((Object[]) (line.formatted(data, run) + String.join(" ", options)).split(" "))
        .works();
    TagModel model = TagModel.load(run);
    List<Example> test =
        new TagSource(
                List.of(data.toString()),
                List.of(),
                List.of(),
                TagSource.LayoutChoice.GUESS,
                0,
                false,
                0,
                0)
            .read(model.config().task())
            .test();
    return Evaluation.of(model, test, 1).scores().metrics().get("accuracy");
  }

  /**
   * Of "up x x x" the tags are A B A B, of "down x x x" B A B A: each is told by the one before.
   */
  private Path alternating() throws IOException {
    RandomStream random = RandomStream.named(1, "alternating");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      int tag = random.nextInt(2);
      lines.append(tag == 0 ? "up A\n" : "down B\n");
      for (int length = random.nextInt(1, 9); length > 0; length--) {
        tag = 1 - tag;
        lines.append("x").append(random.nextInt(30)).append(tag == 0 ? " A\n" : " B\n");
      }
      lines.append('\n');
    }
    return Files.writeString(folder.resolve("alternating.conll"), lines);
  }

  @Test
  void whatTheTagBeforeTellsIsFoundByAChainAndByFeedbackAlone() throws IOException {
    Path data = alternating();
    String blind = "--task pos --cell none ";
    assertEquals(100, accuracy(data, blind + "--output crf"));
    assertEquals(100, accuracy(data, blind + "--feedback 4"));
    double neither = accuracy(data, blind + "--output softmax");
    assertTrue(neither < 75, neither + " % without what was before");
  }

  /** Words of four random letters; a fifth says what they are. No word is there twice. */
  private Path spelt() throws IOException {
    RandomStream random = RandomStream.named(1, "spelt");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      random.ints(4, 'a', 'k').forEach(lines::appendCodePoint);
      boolean one = random.nextBoolean();
      lines.append(one ? "s" : "t").append(one ? " NOUN\n" : " VERB\n");
      lines.append(i % 4 == 3 ? "\n" : "");
    }
    return Files.writeString(folder.resolve("spelt.conll"), lines);
  }

  @ParameterizedTest
  @EnumSource(LetterConfig.Kind.class)
  void lettersTellWhatAWordIsThatNobodyMet(LetterConfig.Kind letters) throws IOException {
    double right =
        accuracy(spelt(), "--task pos --cell none --letter-bits 12 --letters " + letters);
    if (letters == LetterConfig.Kind.NONE) {
      assertTrue(right < 65, right + " % without letters");
    } else {
      assertTrue(right > 95, right + " % with letters");
    }
  }

  /** "good" after an even number of "not" is praise; which stands somewhere among other words. */
  private Path opinions() throws IOException {
    RandomStream random = RandomStream.named(1, "opinions");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      boolean not = random.nextBoolean();
      boolean good = random.nextBoolean();
      lines.append(not == good ? "neg\tfilm " : "pos\tfilm ");
      lines.append("w").append(random.nextInt(20)).append(not ? " not" : " so");
      lines.append(good ? " good" : " bad").append(" w").append(random.nextInt(20)).append('\n');
    }
    return Files.writeString(folder.resolve("opinions.tsv"), lines);
  }

  @ParameterizedTest
  @EnumSource(NetworkConfig.Summary.class)
  void aLabelIsReadFromEverySummary(NetworkConfig.Summary summary) throws IOException {
    double right = accuracy(opinions(), "--task sentiment --cell gru --pooling " + summary);
    assertTrue(right > 95, right + " % by " + summary);
  }
}
