package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.Search;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found. */
@Tag("slow")
class LearningTest {
  private static final int TRAIN = 6_000;
  private static final int HELD_OUT = 200;

  @TempDir Path folder;

  private final NumbersAndDates pairs = new NumbersAndDates(1, Locale.ENGLISH, 4);

  private Path file(Split split, int count) throws IOException {
    String lines =
        pairs.pairs(split, count).stream()
            .map(pair -> pair.source() + "\t" + pair.target())
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(split + ".tsv"), lines);
  }

  /** Share of new numbers and dates, in percent, that are exactly right. */
  private double trained(String attention) throws IOException {
    Path run = folder.resolve(attention);
    String line =
        "train --data %s --dev %s --test %s --run %s --target-level char --lower-case --min-count 1"
            + " --hidden 64 --embedding 32 --dropout 0 --batch 32 --learning-rate 0.01 --epochs 5"
            + " --schedule cosine --warm-up 20 --evaluate-every 500 --attention %s";
    Object[] files = {
      file(Split.TRAIN, TRAIN),
      file(Split.DEV, HELD_OUT),
      file(Split.TEST, HELD_OUT),
      run,
      attention
    };
    Typed.run((Object[]) line.formatted(files).split(" ")).works();
    List<SentencePair> test = pairs.pairs(Split.TEST, HELD_OUT);
    List<Translation> found =
        SeqToSeqModel.load(run)
            .translate(test.stream().map(SentencePair::source).toList(), Search.greedy());
    int exact = 0;
    for (int i = 0; i < test.size(); i++) {
      exact += found.get(i).text().equals(test.get(i).target()) ? 1 : 0;
    }
    return 100.0 * exact / test.size();
  }

  @Test
  @Timeout(300)
  void aSmallNetworkLearnsNumbersAndDatesAndAttentionHelps() throws IOException {
    double plain = trained("none");
    double attentive = trained("general");
    assertTrue(attentive >= 80, attentive + " % exactly right");
    assertTrue(attentive > plain, attentive + " % with attention, but " + plain + " % without");
  }
}
