package dev.unroll.lectures.language;

import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.stepping.Stepper;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets a character network go on with stories that it has not seen, several at a time. */
final class StoryWriter {
  private static final int TEXTS = 16;
  private static final int PROMPT = 40;

  private final SmallNetwork network;
  private final StoryText text;
  private final RandomStream random;
  private final int[][] prompts;

  /** Takes the beginnings from random places of the test stories. */
  StoryWriter(SmallNetwork network, StoryText text, RandomStream random) {
    this.network = network;
    this.text = text;
    this.random = random;
    prompts = new TextPieces(text.test(), PROMPT).inputs(random.at(0), TEXTS);
  }

  /** With an LSTM of 64 units that learns from the embedded stories. */
  static StoryWriter trained(int updates, long seed) {
    StoryText text = StoryText.characters(seed, 300_000, 60_000);
    RandomStream random = RandomStream.named(seed, "temperature");
    Sizes sizes = Sizes.ids(new Lstm(), 64, text.size(), text.size()).embedding(16);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, updates).rows(16), seed);
    network.learn(new TextPieces(text.train(), 48), random.at(1));
    return new StoryWriter(network, text, random.at(2));
  }

  /**
   * What was written.
   *
   * @param texts without what they began with
   * @param bits mean entropy of the distributions that characters were drawn from
   */
  record Written(List<String> texts, double bits) {
    /** Distinct runs of so many characters in all texts, as a share of all runs. */
    double distinct(int length) {
      Set<String> seen = new HashSet<>();
      int all = 0;
      for (String one : texts) {
        for (int from = 0; from + length <= one.length(); from++) {
          seen.add(one.substring(from, from + length));
          all++;
        }
      }
      return (double) seen.size() / all;
    }

    /** Share of the whole words that are among these; 0 where there is no whole word. */
    double known(Set<String> words) {
      List<String> written = texts.stream().flatMap(one -> wordsOf(one).stream()).toList();
      long among = written.stream().filter(words::contains).count();
      return (double) among / Math.max(1, written.size());
    }
  }

  /** The words of a text without the first and the last one, which may be cut. */
  private static List<String> wordsOf(String text) {
    List<String> all = Arrays.asList(text.split("[^A-Za-z]*\\s[^A-Za-z]*", -1));
    return all.subList(1, Math.max(1, all.size() - 1)).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Words of the stories that the network learnt from. */
  Set<String> words() {
    return new HashSet<>(wordsOf(String.join("", text.vocabulary().tokens(text.train()))));
  }

  /** Writes on from each beginning; equal temperatures write the same. */
  Written write(double temperature, int characters) {
    Sampler sampler = Sampler.of(SamplerOptions.plain().withTemperature(temperature));
    RandomStream draws = random.at(1);
    Stepper stepper = Stepper.of(network.graph(), TEXTS);
    int size = text.size();
    float[] logits = new float[TEXTS * size];
    int[] tokens = new int[TEXTS];
    List<StringBuilder> texts = new ArrayList<>();
    double bits = 0;
    for (int t = 0; t < PROMPT + characters; t++) {
      for (int n = 0; n < TEXTS; n++) {
        float[] row = Arrays.copyOfRange(logits, n * size, (n + 1) * size);
        if (t == 0) {
          texts.add(new StringBuilder());
        }
        tokens[n] = t < PROMPT ? prompts[n][t] : sampler.next(row, draws);
        if (t >= PROMPT) {
          texts.get(n).append(text.vocabulary().token(tokens[n]));
          bits += entropy(row, temperature) / TEXTS / characters;
        }
      }
      stepper.step(tokens, logits);
    }
    return new Written(texts.stream().map(StringBuilder::toString).toList(), bits);
  }

  /** Entropy in bits of the softmax of logits over a temperature; 0 for argmax. */
  private static double entropy(float[] logits, double temperature) {
    if (temperature == 0) {
      return 0;
    }
    double highest = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    double mean = 0;
    for (float logit : logits) {
      double scaled = (logit - highest) / temperature;
      sum += Math.exp(scaled);
      mean += Math.exp(scaled) * scaled;
    }
    return (Math.log(sum) - mean / sum) / Math.log(2);
  }
}
