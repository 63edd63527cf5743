package dev.unroll.core.ctc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.ngram.SentenceNgrams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NgramScorersTest {
  private static final double LN10 = Math.log(10);
  private static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

  /** KenLM's numbers are 32-bit floats. */
  private static final double FLOAT = 1e-4;

  private static final String WORDS =
      """
      \\data\\
      ngram 1=6
      ngram 2=2

      \\1-grams:
      -2 <unk>
      -99 <s> -0.5
      -0.7 </s>
      -1 go -0.25
      -1.5 good
      -0.4 to

      \\2-grams:
      -0.1 <s> go
      -0.2 go to

      \\end\\
      """;

  private static final Alphabet LETTERS = Alphabet.ofLetters("dgot ");

  @TempDir Path folder;

  private TokenScorer arpa(String text) throws IOException {
    return SentenceNgrams.of(ArpaFile.read(Files.writeString(folder.resolve("model.arpa"), text)));
  }

  private static List<JsonNode> kenLm() {
    return ReferenceCases.of("kneserney").stream().filter(json -> json.hasNonNull("arpa")).toList();
  }

  private static List<String> words(JsonNode sentence) {
    List<String> words = new ArrayList<>();
    sentence.get("tokens").forEach(token -> words.add(token.get(0).asText()));
    return words.subList(0, words.size() - 1);
  }

  private static Set<String> allWords(Iterable<JsonNode> sentences) {
    Set<String> words = new LinkedHashSet<>();
    sentences.forEach(sentence -> words.addAll(words(sentence)));
    return words;
  }

  @Test
  void labelNgramsScoreAsKenLm() throws IOException {
    assertTrue(kenLm().size() > 2);
    for (JsonNode json : kenLm()) {
      List<String> symbols = new ArrayList<>(List.of("φ", " "));
      symbols.addAll(allWords(json.get("sentences")));
      Alphabet alphabet = new Alphabet(symbols, 0);
      LabelTokens scorer = new LabelTokens(arpa(json.get("arpa").asText()), alphabet, "<unk>");
      for (JsonNode sentence : json.get("sentences")) {
        LabelScorer.State state = scorer.start();
        JsonNode tokens = sentence.get("tokens");
        for (int i = 0; i < tokens.size(); i++) {
          boolean end = i == tokens.size() - 1;
          int label = symbols.indexOf(tokens.get(i).get(0).asText());
          double score = end ? state.end() : state.score(label);
          assertEquals(tokens.get(i).get(2).asDouble() * LN10, score, FLOAT);
          state = end ? state : state.then(label);
        }
      }
    }
  }

  @Test
  void spelledSentencesScoreAsKenLm() throws IOException {
    for (JsonNode json : kenLm()) {
      Set<String> words = allWords(json.get("sentences"));
      Alphabet alphabet = alphabet(words);
      WordTokens scorer =
          new WordTokens(
              arpa(json.get("arpa").asText()), alphabet, Lexicon.of(words, alphabet), FORBIDDEN);
      for (JsonNode sentence : json.get("sentences")) {
        double nats = score(scorer, alphabet, String.join(" ", words(sentence)));
        assertEquals(sentence.get("log10").asDouble() * LN10, nats, FLOAT);
      }
    }
  }

  private static Alphabet alphabet(Collection<String> words) {
    StringBuilder letters = new StringBuilder(" ");
    String.join("", words).codePoints().distinct().forEach(letters::appendCodePoint);
    return Alphabet.ofLetters(letters.toString());
  }

  private static double score(LabelScorer scorer, Alphabet alphabet, String text) {
    LabelScorer.State state = scorer.start();
    double score = 0;
    for (int label : alphabet.encode(text)) {
      score += state.score(label);
      state = state.then(label);
    }
    return score + state.end();
  }

  @Test
  void lettersOfAWordGetTheBestThatItMayBecome() throws IOException {
    LabelScorer.State start = words(FORBIDDEN).start();
    int[] good = LETTERS.encode("good");
    assertEquals(-1 * LN10, start.score(good[0]), 1e-9, "go is likelier than good");
    LabelScorer.State state = start.then(good[0]);
    assertEquals(0, state.score(good[1]), 1e-9);
    state = state.then(good[1]);
    assertEquals((-0.1 + 1) * LN10, state.score(LETTERS.space()), 1e-9, "<s> go");
    assertEquals(-0.5 * LN10, state.score(good[2]), 1e-9, "only good is left");
    assertEquals(FORBIDDEN, state.score(good[0]));
    assertEquals(FORBIDDEN, state.then(good[2]).score(LETTERS.space()));
    assertEquals(FORBIDDEN, state.then(good[2]).end());
  }

  @Test
  void unknownWordsArePenalisedOnTopOfTheModel() throws IOException {
    LabelScorer scorer = words(-3);
    double unknown = -3 + (-0.25 - 2) * LN10;
    assertEquals(-0.1 * LN10 + unknown + -0.7 * LN10, score(scorer, LETTERS, "go dog"), 1e-9);
    assertEquals(-0.1 * LN10 + unknown + -0.7 * LN10, score(scorer, LETTERS, "go goo"), 1e-9);
    assertEquals((-0.1 - 0.2 - 0.7) * LN10, score(scorer, LETTERS, " go  to "), 1e-9, "spaces");
    LabelScorer closed =
        new WordTokens(
            arpa(WORDS.replace("-2 <unk>", "-2 dog")),
            LETTERS,
            Lexicon.of(List.of("go", "to"), LETTERS),
            -3);
    assertEquals((-0.1 - 0.4 - 0.7) * LN10 - 3, score(closed, LETTERS, "go dd to"), 1e-9);
  }

  private WordTokens words(double unknownPenalty) throws IOException {
    Lexicon lexicon = Lexicon.of(List.of("go", "good", "to", "go"), LETTERS);
    assertEquals(List.of("go", "good", "to"), lexicon.words());
    return new WordTokens(arpa(WORDS), LETTERS, lexicon, unknownPenalty);
  }

  @Test
  void beamSpellsOnlyWordsOfTheList() throws IOException {
    // d, o, space, t, d: heard is "do td", while the list has go, good and to.
    float[][] frames = new float[5][];
    int[] heard = LETTERS.encode("do to");
    int[] misheard = LETTERS.encode("go td");
    for (int t = 0; t < frames.length; t++) {
      frames[t] = new float[] {-6, -6, -6, -6, -6, -6};
      frames[t][heard[t]] = t == 4 ? -1.5f : -0.3f;
      frames[t][misheard[t]] = heard[t] == misheard[t] ? -0.3f : t == 4 ? -0.3f : -1.5f;
    }
    assertEquals("do td", best(frames, LabelScorer.none()));
    assertEquals("go to", best(frames, words(FORBIDDEN)));
    assertEquals("go to", best(frames, words(-9)));
    assertEquals("do td", best(frames, words(0)), "as if the list were of no account");
  }

  private static String best(float[][] frames, LabelScorer scorer) {
    PrefixBeamOptions options = PrefixBeamOptions.of(20).withAlpha(0.1);
    return LETTERS.text(PrefixBeam.decode(frames, LETTERS, options, scorer).get(0).labels());
  }

  /** Frames that let nothing else be heard; φ is the blank. */
  private static float[][] only(String path) {
    float[][] frames = new float[path.length()][LETTERS.size()];
    for (int t = 0; t < frames.length; t++) {
      Arrays.fill(frames[t], Float.NEGATIVE_INFINITY);
      frames[t][LETTERS.symbols().indexOf(path.substring(t, t + 1))] = -0.25f;
    }
    return frames;
  }

  @Test
  void unfinishedWordsAreCutBackToWhatMayEnd() throws IOException {
    assertEquals("go go", best(only("go goφo"), words(FORBIDDEN)), "goo is no word, but go is");
    PrefixBeamOptions options = PrefixBeamOptions.of(9).withNBest(9).withBeta(0.5);
    List<PrefixHypothesis> found =
        PrefixBeam.decode(only("go g"), LETTERS, options, words(FORBIDDEN));
    assertEquals(1, found.size());
    PrefixHypothesis cut = found.get(0);
    assertEquals("go ", LETTERS.text(cut.labels()));
    assertEquals(1, cut.cut());
    assertEquals(1, cut.words());
    assertEquals(-1, cut.acoustic(), 1e-6, "of all four frames");
    assertEquals((-0.1 - 0.25 - 0.7) * LN10, cut.language(), 1e-9, "<s> go </s>");
    assertEquals(cut.acoustic() + cut.language() + 0.5, cut.score(), 1e-9);
    assertEquals(new Span(LETTERS.space(), 2, 2, 2), cut.spans().get(2));
  }

  @Test
  void whatEndsByItselfComesBeforeWhatWasCutBack() throws IOException {
    float[][] frames = {{-9, -9, -0.1f, -9, -3, -9}};
    frames[0][LETTERS.blank()] = Float.NEGATIVE_INFINITY;
    PrefixBeamOptions options = PrefixBeamOptions.of(9).withNBest(9);
    List<PrefixHypothesis> found = PrefixBeam.decode(frames, LETTERS, options, words(FORBIDDEN));
    assertEquals(List.of(" ", ""), texts(found), "g and t are cut back to the same");
    assertEquals(List.of(0, 1), found.stream().map(PrefixHypothesis::cut).toList());
    assertEquals(-0.1, found.get(1).acoustic(), 1e-6, "that of g, the likelier");
    frames[0][LETTERS.blank()] = -9;
    found = PrefixBeam.decode(frames, LETTERS, options, words(FORBIDDEN));
    assertEquals(List.of(0, 0), found.stream().map(PrefixHypothesis::cut).toList());
  }

  private static List<String> texts(List<PrefixHypothesis> found) {
    return found.stream().map(one -> LETTERS.text(one.labels())).toList();
  }

  @Test
  void whereNothingMayEndNothingIsWritten() {
    LabelScorer endless =
        () ->
            new LabelScorer.State() {
              @Override
              public double score(int label) {
                return 0;
              }

              @Override
              public LabelScorer.State then(int label) {
                return this;
              }

              @Override
              public double end() {
                return FORBIDDEN;
              }
            };
    PrefixHypothesis found =
        PrefixBeam.decode(only("go"), LETTERS, PrefixBeamOptions.of(3), endless).get(0);
    assertEquals(List.of(), found.labels());
    assertEquals(FORBIDDEN, found.score());
    assertEquals(2, found.cut());
  }

  @Test
  void whatCannotBeScoredIsNamed() throws IOException {
    TokenScorer closed = arpa(WORDS.replace("-2 <unk>", "-2 dog"));
    assertRefused("'φφ'", () -> Lexicon.of(List.of("go", "φφ"), LETTERS));
    assertRefused("'to go'", () -> Lexicon.of(List.of("to go"), LETTERS));
    assertRefused("empty", () -> Lexicon.of(List.of(""), LETTERS));
    Lexicon other = Lexicon.of(List.of("got"), LETTERS);
    assertRefused("'got'", () -> new WordTokens(closed, LETTERS, other, 0));
    assertRefused("unknownPenalty", () -> new WordTokens(closed, LETTERS, other, 1));
    assertRefused("LabelTokens", () -> new WordTokens(closed, Alphabet.ofLetters("a"), other, 0));
    assertRefused("label 'd'", () -> new LabelTokens(closed, LETTERS, "|"));
    TokenScorer open = arpa(WORDS);
    assertRefused(
        "none of the labels d g o t; does one", () -> new LabelTokens(open, LETTERS, "|"));
  }

  private static void assertRefused(String part, Runnable made) {
    String message = assertThrows(IllegalArgumentException.class, made::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
