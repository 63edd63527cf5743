package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.ctc.Collapse;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Why speech recognition needs a symbol for nothing. */
@AutoService(Experiment.class)
public final class CtcBlank implements Experiment {
  private static final Claim CLAIM =
      Claim.of(38, "ctc", Topic.ARCHITECTURES, "φ, the symbol for nothing")
          .says(
              "A recogniser that names a symbol at each frame and trims runs of equal ones can"
                  + " never say a symbol twice in a row: 好棒棒 comes out as 好棒. CTC adds φ, which"
                  + " is taken out after trimming, so that φ between two equal symbols keeps them"
                  + " apart, and learns from words alone where symbols go.")
          .equation(
              "trim(好 好 棒 棒 棒) = 好棒      B(好 φ φ 棒 φ 棒 φ) = 好棒棒",
              "p(word | x) = Σ over paths π with B(π) = word of ∏_t y_t(π_t)")
          .holdsIf(
              "of the 27 words of three letters over an alphabet of three, all trimmed paths of 6"
                  + " frames spell only the 12 without equal neighbours, and with φ all 27",
              "CTC, told words but no frames, gets at least 80 % of new words with equal neighbours"
                  + " right, and a network told the symbol of every frame at most 1 % after"
                  + " trimming, as means of three seeds",
              "of new words without equal neighbours each of the two gets at least 80 % right");
  private static final String CTC = "CTC, B of the path";
  private static final String LATE = "CTC, φ taken out before trimming";
  private static final String FRAMES = "told every frame, trimmed";
  private static final Predicate<int[]> REPEATS = Utterances::repeats;
  private static final Predicate<int[]> LONG = word -> word.length > 3;

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long without = spelt(3, path -> Collapse.of(path, -1));
    long with = spelt(4, path -> Collapse.of(path, 3));
    Repeats repeated = new Repeats();
    Repeats plain = new Repeats();
    Findings findings = new Findings(CLAIM);
    for (long seed : setting.seeds(3)) {
      FrameReader ctc = FrameReader.trained(true, setting, seed);
      FrameReader frames = FrameReader.trained(false, setting, seed);
      Utterances test = ctc.utterances("test", 400);
      int[][] paths = ctc.paths(test);
      int[][] named = frames.paths(test);
      for (boolean twice : new boolean[] {true, false}) {
        Predicate<int[]> asked = twice ? REPEATS : REPEATS.negate();
        Repeats to = twice ? repeated : plain;
        to.add(CTC, test.right(paths, asked, path -> Collapse.of(path, FrameReader.BLANK)));
        to.add(LATE, test.right(paths, asked, path -> Collapse.of(spoken(path), -1)));
        to.add(FRAMES, test.right(named, asked, path -> Collapse.of(path, -1)));
      }
      if (seed == setting.seed()) {
        int shown =
            test.firstRight(paths, LONG.and(REPEATS), path -> Collapse.of(path, FrameReader.BLANK));
        findings.show(
            "CTC, which gets this word right: φ fills what symbols leave, also between "
                + "the two equal ones.",
            ctc.picture(test, shown));
        findings.show(
            "Told every frame: the same word. A symbol goes on while it sounds, and nothing can"
                + " part two equal ones.",
            frames.picture(test, shown));
      }
    }
    Table table =
        Table.of("network and reading", "words with equal neighbours, %", "other words, %");
    for (String name : repeated.names()) {
      table = table.row(name, repeated.spread(name), plain.spread(name));
    }
    return findings
        .check(without == 12 && with == 27, without + " and " + with)
        .check(
            repeated.mean(CTC) >= 80 && repeated.mean(FRAMES) <= 1,
            repeated.spread(CTC) + " % and " + repeated.spread(FRAMES) + " %")
        .check(
            plain.mean(CTC) >= 80 && plain.mean(FRAMES) >= 80,
            plain.spread(CTC) + " % and " + plain.spread(FRAMES) + " %")
        .show(table)
        .note(FrameReader.description(setting))
        .note(
            "Words are right when every symbol is, in order. Taking φ out first and "
                + "trimming then makes one of each pair again: the order within B is what "
                + "counts.");
  }

  /** How many words of three letters, out of three, the paths of six frames spell. */
  private static long spelt(int symbols, UnaryOperator<int[]> reading) {
    int paths = (int) Math.pow(symbols, 6);
    Set<String> words =
        IntStream.range(0, paths)
            .mapToObj(
                code ->
                    IntStream.iterate(code, c -> c / symbols)
                        .limit(6)
                        .map(c -> c % symbols)
                        .toArray())
            .map(reading)
            .filter(word -> word.length == 3)
            .map(Arrays::toString)
            .collect(Collectors.toSet());
    return words.size();
  }

  private static int[] spoken(int[] path) {
    return Arrays.stream(path).filter(symbol -> symbol != FrameReader.BLANK).toArray();
  }
}
