package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.LabelTokens;
import dev.unroll.core.ctc.PrefixBeam;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.core.ctc.PrefixHypothesis;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.ngram.SentenceNgrams;
import dev.unroll.training.language.SavedLanguage;
import dev.unroll.training.language.SavedLanguages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prefix beam that asks trained models of characters. */
class SpeltSearchTest {
  private static final Alphabet LETTERS = Alphabet.ofLetters(" aet");

  @TempDir Path folder;

  /** log-probabilities [T][K]. */
  private static float[][] frames(int count, int symbols, long seed) {
    Random random = new Random(seed);
    float[][] frames = new float[count][symbols];
    for (float[] frame : frames) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        frame[symbol] = (float) random.nextGaussian();
      }
      LogSoftmax.of(frame);
    }
    return frames;
  }

  /** ln of the summed probability of the paths of each text, by trying all. */
  private static Map<String, Double> heard(float[][] frames, Alphabet alphabet) {
    Map<String, Double> sums = new HashMap<>();
    for (int path = 0; path < Math.pow(alphabet.size(), frames.length); path++) {
      StringBuilder text = new StringBuilder();
      double score = 0;
      int last = alphabet.blank();
      int rest = path;
      for (float[] frame : frames) {
        int symbol = rest % alphabet.size();
        rest /= alphabet.size();
        score += frame[symbol];
        if (symbol != last && symbol != alphabet.blank()) {
          text.append(alphabet.symbols().get(symbol));
        }
        last = symbol;
      }
      sums.merge(text.toString(), Math.exp(score), Double::sum);
    }
    sums.replaceAll((text, sum) -> Math.log(sum));
    return sums;
  }

  @Test
  void aRecurrentModelIsWeighedAsAllTextsTriedOneByOneSay() throws IOException {
    LanguageModel model = TinyModels.train(TinyModels.LSTM, folder).model();
    Predictor reader = model.predictor();
    double weight = 0.7;
    PrefixBeamOptions options = PrefixBeamOptions.of(2000).withNBest(5).withAlpha(weight);
    for (int seed = 0; seed < 3; seed++) {
      float[][] frames = frames(4, LETTERS.size(), seed);
      Map<String, Double> scores = heard(frames, LETTERS);
      scores.replaceAll((text, heard) -> heard - weight * nats(model, reader, text));
      List<String> best =
          scores.keySet().stream()
              .sorted(Comparator.comparingDouble(text -> -scores.get(text)))
              .limit(5)
              .toList();
      List<PrefixHypothesis> found =
          PrefixBeam.decode(
              frames, LETTERS, options, new LabelTokens(model.sentences(), LETTERS, " "));
      assertEquals(best, texts(found));
      for (int i = 0; i < best.size(); i++) {
        assertEquals(scores.get(best.get(i)), found.get(i).score(), 1e-4);
      }
    }
  }

  private static List<String> texts(List<PrefixHypothesis> found) {
    return found.stream().map(one -> LETTERS.text(one.labels())).toList();
  }

  /** Of the text as a line, read token by token in one row. */
  private static double nats(LanguageModel model, Predictor reader, String text) {
    int[] line = model.vocabulary().ids(model.tokeniser().tokens("\n" + text + "\n"));
    reader.reset();
    double nats = 0;
    for (int i = 1; i < line.length; i++) {
      nats -= reader.read(line[i - 1])[line[i]];
    }
    return nats;
  }

  @Test
  void askingWhileSomebodySpeaksChangesNothing() throws IOException {
    LanguageModel model = TinyModels.train(TinyModels.LSTM, folder).model();
    LabelScorer scorer = new LabelTokens(model.sentences(), LETTERS, " ");
    PrefixBeamOptions options = PrefixBeamOptions.of(12).withNBest(12).withAlpha(0.6);
    float[][] frames = frames(25, LETTERS.size(), 9);
    PrefixBeam beam = new PrefixBeam(LETTERS, options, scorer);
    for (int t = 0; t < frames.length; t++) {
      beam.accept(frames[t]);
      float[][] heard = Arrays.copyOf(frames, t + 1);
      assertEquals(PrefixBeam.decode(heard, LETTERS, options, scorer), beam.nBest());
    }
  }

  private SavedLanguage trained(String text, Object... options) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    Path run = folder.resolve("run");
    List<Object> arguments = new ArrayList<>(List.of("train", "--data", file, "--run", run));
    arguments.addAll(List.of(options));
    Typed.run(arguments.stream().map(Object::toString).toArray(String[]::new)).works();
    return SavedLanguages.onClassPath().read(run);
  }

  @Test
  void aNetworkThatOnlyLikesTwoHearsTwo() throws IOException {
    Alphabet alphabet = Alphabet.ofLetters(" ehortw");
    float[][] frames = new float[3][alphabet.size()];
    for (int t = 0; t < frames.length; t++) {
      Arrays.fill(frames[t], -7);
      frames[t][alphabet.symbols().indexOf("tho".substring(t, t + 1))] = -0.4f;
      frames[t][alphabet.symbols().indexOf("two".substring(t, t + 1))] = t == 1 ? -1.1f : -0.4f;
    }
    String[] tiny = "--hidden 12 --batch 4 --bptt 8 --learning-rate 0.03 --epochs 30".split(" ");
    TokenScorer model = trained("two\n".repeat(80), (Object[]) tiny).scorer();
    PrefixBeamOptions options = PrefixBeamOptions.of(20);
    assertEquals("tho", best(frames, alphabet, options, LabelScorer.none()));
    assertEquals("two", best(frames, alphabet, options, new LabelTokens(model, alphabet, " ")));
  }

  private static String best(
      float[][] frames, Alphabet alphabet, PrefixBeamOptions options, LabelScorer scorer) {
    return alphabet.text(PrefixBeam.decode(frames, alphabet, options, scorer).get(0).labels());
  }

  @Test
  void nGramsOfARunFindWhatTheSameNGramsFindAsAnArpaFile() throws IOException {
    String text = "tea at a tea\neat\na tee at tea\nate\n".repeat(12) + "tat eta\n";
    SavedLanguage run = trained(text, "--model", "ngram", "--order", 3);
    Path file = Files.writeString(folder.resolve("same.arpa"), arpa(run.scorer()));
    LabelScorer own = new LabelTokens(run.scorer(), LETTERS, " ");
    LabelScorer arpa = new LabelTokens(SentenceNgrams.of(ArpaFile.read(file)), LETTERS, "<space>");
    PrefixBeamOptions options = PrefixBeamOptions.of(16).withNBest(16).withAlpha(0.8);
    for (int seed = 0; seed < 5; seed++) {
      float[][] frames = frames(20, LETTERS.size(), seed);
      List<PrefixHypothesis> expected = PrefixBeam.decode(frames, LETTERS, options, arpa);
      List<PrefixHypothesis> found = PrefixBeam.decode(frames, LETTERS, options, own);
      assertEquals(texts(expected), texts(found));
      assertTrue(texts(found).stream().anyMatch(one -> one.length() > 2));
      for (int i = 0; i < found.size(); i++) {
        assertEquals(expected.get(i).score(), found.get(i).score(), 1e-5);
      }
    }
  }

  /** All 1-, 2- and 3-grams of a line, each asked for by itself, so that nothing backs off. */
  private static String arpa(TokenScorer model) {
    String ones = "-99\t<s>\n" + lines(model, model.forgotten(), "");
    StringBuilder twos = new StringBuilder();
    StringBuilder threes = new StringBuilder();
    for (String first : List.of("\n", "<unk>", " ", "a", "e", "t")) {
      TokenScorer.State one = model.forgotten().then(model.vocabulary().id(first));
      String before = (first.equals("\n") ? "<s>" : name(first)) + " ";
      twos.append(lines(model, one, before));
      for (String second : List.of("<unk>", " ", "a", "e", "t")) {
        TokenScorer.State two = one.then(model.vocabulary().id(second));
        threes.append(lines(model, two, before + name(second) + " "));
      }
    }
    return "\\data\\\nngram 1=7\nngram 2=36\nngram 3=180\n\n\\1-grams:\n"
        + (ones + "\n\\2-grams:\n" + twos + "\n\\3-grams:\n" + threes + "\n\\end\\\n");
  }

  private static String lines(TokenScorer model, TokenScorer.State state, String before) {
    StringBuilder lines = new StringBuilder();
    for (String token : List.of("\n", "<unk>", " ", "a", "e", "t")) {
      double score = token.equals("\n") ? state.end() : state.score(model.vocabulary().id(token));
      lines.append(score / Math.log(10)).append('\t').append(before).append(name(token));
      lines.append('\n');
    }
    return lines.toString();
  }

  private static String name(String token) {
    return token.equals("\n") ? "</s>" : token.equals(" ") ? "<space>" : token;
  }
}
