package dev.unroll.lectures.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.parallel.SentencePair;
import dev.unroll.lectures.architecture.PictureDecoder.Where;
import dev.unroll.lectures.experiment.Findings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each condition is met by figures that say what it says, and missed by others. */
class JudgedArchitecturesTest {
  private static final double[] LOW = {10, 11, 12};
  private static final double[] HIGH = {90, 92, 93};

  /** Y or n for each condition. */
  private static String met(Findings findings) {
    StringBuilder met = new StringBuilder();
    findings.checked().forEach(one -> met.append(one.met() ? 'Y' : 'n'));
    return met.toString();
  }

  private static Repeats of(Object... namesAndFigures) {
    Repeats repeats = new Repeats();
    for (int i = 0; i < namesAndFigures.length; i += 2) {
      for (double figure : (double[]) namesAndFigures[i + 1]) {
        repeats.add((String) namesAndFigures[i], figure);
      }
    }
    return repeats;
  }

  private static double[] three(double a, double b, double c) {
    return new double[] {a, b, c};
  }

  @Test
  void shapes() {
    Map<Shape, double[]> losses = new EnumMap<>(Shape.class);
    losses.put(Shape.MANY_TO_ONE, three(0.1, 0.2, 0.49));
    losses.put(Shape.ONE_TO_MANY, three(1, 1.1, 1.2));
    losses.put(Shape.MANY_TO_MANY, three(0.5, 0.6, 0.99));
    losses.put(Shape.EACH_STEP, three(1.5, 1.6, 1.7));
    assertEquals("YYYY", met(FourShapes.judged(losses, three(1.3, 1.4, 1.5))));
    assertEquals("YnYY", met(FourShapes.judged(losses, three(1.3, 1.2, 1.5))));
    losses.put(Shape.MANY_TO_ONE, three(0.1, 0.2, 0.51));
    losses.put(Shape.MANY_TO_MANY, three(1.01, 0.6, 0.9));
    losses.put(Shape.EACH_STEP, three(1.5, 1.9, 1.7));
    assertEquals("nYnn", met(FourShapes.judged(losses, three(1.3, 1.4, 1.5))));
  }

  @Test
  void bottleneck() {
    Bottleneck.Ends falling = new Bottleneck.Ends(three(0.9, 0.9, 1), three(0.2, 0.3, 0.3));
    Bottleneck.Ends level = new Bottleneck.Ends(three(1, 1, 1), three(0.9, 1, 0.9));
    assertEquals("YYY", met(Bottleneck.judged(falling, level)));
    assertEquals("nnn", met(Bottleneck.judged(level, falling)));
  }

  @Test
  void beams() {
    Map<String, SearchFigures> found = new HashMap<>();
    found.put(BeamWidth.GREEDY, search(-2, 50, 0.99));
    found.put(BeamWidth.FOUR, search(-1, 60, 0.98));
    found.put(BeamWidth.SIXTEEN, search(-1, 60, 0.9));
    found.put(BeamWidth.DRAWN, search(-5, 30, 1));
    assertEquals("YYYY", met(BeamWidth.judged(found)));
    found.put(BeamWidth.FOUR, search(-2.5, 50, 1));
    found.put(BeamWidth.SIXTEEN, search(-2.5, 50, 1));
    found.put(BeamWidth.DRAWN, search(-5, 70, 1));
    assertEquals("nnnn", met(BeamWidth.judged(found)));
  }

  private static SearchFigures search(double logP, double bleu, double length) {
    return new SearchFigures(
        three(logP, logP - 0.01, logP),
        three(bleu, bleu + 1, bleu),
        three(length, length, length + 0.001),
        LOW);
  }

  @Test
  void stopSymbols() {
    List<SentencePair> pairs = List.of(new SentencePair("one", "一"), new SentencePair("two", "二"));
    Endings.Written right = new Endings.Written(List.of("一", "二"), List.of(true, true));
    Endings.Written onAndOn = new Endings.Written(List.of("一一一", "二二二"), List.of(false, false));
    Endings.Written wrong = new Endings.Written(List.of("三三三", "三三三"), List.of(false, true));
    assertEquals("YYY", met(StopSymbol.judged(List.of(new Endings(pairs, right, onAndOn)))));
    assertEquals("Ynn", met(StopSymbol.judged(List.of(new Endings(pairs, right, wrong)))));
    assertEquals("nYY", met(StopSymbol.judged(List.of(new Endings(pairs, wrong, onAndOn)))));
  }

  @Test
  void blanks() {
    Repeats good = of(CtcBlank.CTC, HIGH, CtcBlank.FRAMES, HIGH);
    Repeats deaf = of(CtcBlank.CTC, HIGH, CtcBlank.FRAMES, LOW);
    Repeats repeated = of(CtcBlank.CTC, HIGH, CtcBlank.FRAMES, three(0, 0, 0));
    Findings findings = new Findings(new CtcBlank().claim());
    assertEquals("YY", met(CtcBlank.judged(findings, repeated, good)));
    Repeats lost = of(CtcBlank.CTC, LOW, CtcBlank.FRAMES, LOW);
    Findings other = new Findings(new CtcBlank().claim());
    assertEquals("nn", met(CtcBlank.judged(other, lost, deaf)));
  }

  @Test
  void picturesOnce() {
    assertEquals("YYY", met(ImageOnce.judged(List.of(once(80, 75, 60), once(79, 74, 56)))));
    assertEquals("nnn", met(ImageOnce.judged(List.of(once(80, 75, 60), once(80, 60, 20)))));
    assertEquals("YnY", met(ImageOnce.judged(List.of(once(84, 70, 60)))));
  }

  /**
   * Of a decoder that sees the picture once; the other gets 80 % of the first thing, 75 of the
   * last.
   */
  private static CaptionFigures once(double firstThing, double lastThing, double whole) {
    CaptionFigures figures = CaptionFigures.of(2);
    for (int seed = 0; seed < 3; seed++) {
      figures.add(
          Where.FIRST_STATE, new double[] {firstThing, firstThing, lastThing, lastThing}, whole);
      figures.add(Where.EVERY_STEP, new double[] {80, 80, 75, 75}, 60);
    }
    return figures;
  }

  @Test
  void trees() {
    double[] f1 = three(95, 96, 97);
    assertEquals("YYYY", met(Parsing.judged(f1, 0.99, three(60, 61, 63), three(80, 80, 81))));
    assertEquals("YnnY", met(Parsing.judged(f1, 0.9, three(90, 99, 98), three(80, 80, 81))));
    double[] worse = three(89, 89, 90);
    assertEquals("nYYn", met(Parsing.judged(worse, 0.99, LOW, three(85, 85, 86))));
  }

  @Test
  void wordOrders() {
    assertEquals("YYY", met(WordOrder.judged(three(26, 90, 99), HIGH, 2)));
    assertEquals("nnn", met(WordOrder.judged(three(24, 90, 99), three(84, 85, 85), 1)));
  }

  @Test
  void probes() {
    Map<String, Repeats> scores = new LinkedHashMap<>();
    scores.put("adverb", probed(HIGH, LOW, three(50, 51, 52)));
    scores.put("who acts", probed(HIGH, LOW, three(50, 51, 52)));
    scores.put("topic, reworded", probed(LOW, HIGH, LOW));
    assertEquals("YYYY", met(SentenceProbes.judged(scores, 81)));
    assertEquals("YYYn", met(SentenceProbes.judged(scores, 79)));
    scores.put("who acts", probed(HIGH, HIGH, HIGH));
    assertEquals("YnYn", met(SentenceProbes.judged(scores, 81)));
    scores.put("adverb", probed(HIGH, HIGH, LOW));
    scores.put("topic, reworded", probed(HIGH, HIGH, HIGH));
    assertEquals("nnnn", met(SentenceProbes.judged(scores, 81)));
  }

  private static Repeats probed(double[] autoencoder, double[] skip, double[] untrained) {
    return of(
        ProbedNetworks.AUTOENCODER,
        autoencoder,
        ProbedNetworks.SKIP,
        skip,
        ProbedNetworks.UNTRAINED,
        untrained);
  }

  @Test
  void hierarchies() {
    Repeats ahead = of(ReturnedParagraphs.FOUR, HIGH, ReturnedParagraphs.FLAT, three(50, 52, 51));
    Repeats behind = of(ReturnedParagraphs.FOUR, three(50, 52, 51), ReturnedParagraphs.FLAT, HIGH);
    assertEquals("YYY", met(Hierarchy.judged(ahead, ahead, 20)));
    assertEquals("nnn", met(Hierarchy.judged(behind, behind, 20)));
    assertEquals("YYn", met(Hierarchy.judged(ahead, behind, 20)));
    assertEquals("nnn", met(Hierarchy.judged(ahead, ahead, 45)), "the flat pair has not learnt");
  }

  @Test
  void keyTerms() {
    Repeats all = ranked(HIGH, three(89, 92, 94));
    assertEquals("YYYY", met(KeyTerms.judged(all, all)));
    assertEquals("YYnn", met(KeyTerms.judged(ranked(three(70, 71, 72), HIGH), ranked(LOW, LOW))));
    assertEquals("nnnY", met(KeyTerms.judged(ranked(LOW, LOW), ranked(LOW, LOW))));
  }

  private static Repeats ranked(double[] network, double[] bag) {
    double[] counted = three(40, 41, 40);
    return of(
        KeyTerms.NETWORK,
        network,
        KeyTerms.BAG,
        bag,
        KeyTerms.COUNTS,
        counted,
        KeyTerms.RANKS,
        LOW);
  }
}
