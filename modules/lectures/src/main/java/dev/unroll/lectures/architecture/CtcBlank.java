package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.ctc.Collapse;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import java.awt.image.BufferedImage;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
              "CTC, told words but no frames, gets at least 80 % of new words with equal neighbours"
                  + " right, as a mean of three seeds; no run of equal symbols that is trimmed can"
                  + " spell one of them",
              "of new words without equal neighbours CTC gets at least 80 % right, and so does a"
                  + " network told the symbol of every frame, trimmed: it lacks φ, not hearing")
          .revised(
              "The quick form had 250 updates before its first result.",
              "That trimmed paths spell no equal neighbours, and how many words paths of six frames"
                  + " spell with and without φ, were conditions; as they follow from the"
                  + " definition, they are tests now.");
  static final String CTC = "CTC, B of the path";
  private static final String LATE = "CTC, φ taken out before trimming";
  static final String FRAMES = "told every frame, trimmed";
  private static final Predicate<int[]> REPEATS = Utterances::repeats;
  private static final Predicate<int[]> LONG = word -> word.length > 3;

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
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
        to.add(
            LATE, test.right(paths, asked, path -> Collapse.of(SpeltWords.withoutBlank(path), -1)));
        to.add(FRAMES, test.right(named, asked, path -> Collapse.of(path, -1)));
      }
      if (seed == setting.seed()) {
        UnaryOperator<int[]> reading = path -> Collapse.of(path, FrameReader.BLANK);
        OptionalInt shown = test.firstRight(paths, LONG.and(REPEATS), reading);
        if (shown.isPresent()) {
          show(
              findings,
              ctc.picture(test, shown.getAsInt()),
              frames.picture(test, shown.getAsInt()));
        }
      }
    }
    Table table =
        Table.of("network and reading", "words with equal neighbours, %", "other words, %");
    for (String name : repeated.names()) {
      table = table.row(name, repeated.spread(name), plain.spread(name));
    }
    return judged(findings, repeated, plain)
        .show(table)
        .note(FrameReader.description(setting))
        .note(
            "Words are right when every symbol is, in order. Taking φ out first and then trimming"
                + " makes one of each pair again: the order within B is what counts.")
        .note(
            "Of the 27 words of three letters over an alphabet of three, all trimmed paths of 6"
                + " frames spell only the "
                + SpeltWords.count(3, path -> Collapse.of(path, -1))
                + " without equal neighbours, and with φ all "
                + SpeltWords.count(4, path -> Collapse.of(path, 3))
                + ".");
  }

  private static void show(Findings findings, BufferedImage ctc, BufferedImage frames) {
    findings.show(
        "CTC, which gets this word right: φ fills what symbols leave, also between the two equal"
            + " ones.",
        ctc);
    findings.show(
        "Told every frame: the same word. A symbol goes on while it sounds, and nothing can part"
            + " two equal ones.",
        frames);
  }

  /** The rule, of right words with and without equal neighbours in per cent. */
  static Findings judged(Findings findings, Repeats repeated, Repeats plain) {
    return findings
        .check(
            repeated.mean(CTC) >= 80,
            repeated.spread(CTC) + " %; told every frame " + repeated.spread(FRAMES) + " %")
        .check(
            plain.mean(CTC) >= 80 && plain.mean(FRAMES) >= 80,
            plain.spread(CTC) + " % and " + plain.spread(FRAMES) + " %");
  }
}
