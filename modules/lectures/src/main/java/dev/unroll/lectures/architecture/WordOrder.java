package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.autoencoder.AutoencoderCommand;
import dev.unroll.autoencoder.AutoencoderModel;
import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.autoencoder.probe.BagOfWords;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.core.decoding.Search;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.BarPlot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a bag of words cannot say: who destroys whom. */
@AutoService(Experiment.class)
public final class WordOrder implements Experiment {
  private static final Claim CLAIM =
      Claim.of(41, "word-order", Topic.ARCHITECTURES, "The order of words")
          .says(
              "\"white blood cells destroying an infection\" and \"an infection destroying white"
                  + " blood cells\" are one bag of words and mean the opposite. The vector of a"
                  + " sequence autoencoder keeps them apart, and a linear readout of it can tell"
                  + " good news from bad.")
          .equation(
              "bag(w_1 … w_T) = (1/T) Σ_t a(w_t) e(w_t)      the same for every order",
              "v = encoder(w_1 … w_T), and decoder(v) = w_1 … w_T")
          .holdsIf(
              "with each of three seeds the pair's bags are equal bit for bit, and its sequence"
                  + " vectors lie at least a quarter as far apart as two new sentences do "
                  + "on average",
              "told good from bad on new pairs of nouns, a linear readout of the bag is right in at"
                  + " most 55 % and one of sequence vectors in at least 85 %, as means of "
                  + "three seeds",
              "the autoencoder writes both sentences of the pair as they were with at least two of"
                  + " the three seeds");
  private static final String BAG = "bag of words";
  private static final String SEQUENCE = "sequence autoencoder";

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    Repeats apart = new Repeats();
    Repeats right = new Repeats();
    int written = 0;
    Table back = Table.of("seed", "read", "written from its vector");
    for (long seed : setting.seeds(3)) {
      News news = new News(seed);
      AutoencoderModel model = trained(news, setting, seed);
      List<SentenceVectors> both =
          List.of(BagOfWords.learn(news.learnt(), model.encoder().size(), seed), model.encoder());
      for (SentenceVectors vectors : both) {
        String name = vectors instanceof BagOfWords ? BAG : SEQUENCE;
        apart.add(name, news.apart(vectors));
        right.add(name, 100 * new SentenceEvaluation(vectors, seed).probe(news.probe()).accuracy());
      }
      List<String> again = model.reconstruct(News.PAIR, Search.greedy());
      written += again.equals(News.PAIR) ? 1 : 0;
      for (int i = 0; i < again.size(); i++) {
        back = back.row(String.valueOf(seed), News.PAIR.get(i), again.get(i));
      }
    }
    double nearest = Arrays.stream(apart.of(SEQUENCE)).min().orElseThrow();
    boolean equal = Arrays.stream(apart.of(BAG)).allMatch(distance -> distance == 0);
    return new Findings(CLAIM)
        .check(
            equal && nearest >= 25,
            (equal ? "bags equal" : "bags differ")
                + "; sequence vectors "
                + Figure.text(nearest)
                + " % of the usual distance apart, or more")
        .check(
            right.mean(BAG) <= 55 && right.mean(SEQUENCE) >= 85,
            right.spread(BAG) + " % and " + right.spread(SEQUENCE) + " %")
        .check(written >= 2, written + " of 3 seeds")
        .show(
            "Left, bags of the pair lie at no distance at all; right, guessing is worth 50 %.",
            new BarPlot(
                    "The pair, and new sentences like it",
                    "%",
                    List.of(
                        "distance of the pair, % of the usual one", "good or bad news, % right"))
                .bars(BAG, apart.mean(BAG), right.mean(BAG))
                .bars(SEQUENCE, apart.mean(SEQUENCE), right.mean(SEQUENCE))
                .image())
        .show(back)
        .note(news(setting))
        .note(
            "The autoencoder never saw which news is good: it learnt to write sentences "
                + "again, and a"
                + " logistic regression learnt the rest from its vectors. Bags are means of word"
                + " vectors of the same size from the same text.");
  }

  private static String news(Setting setting) {
    return ("Sentences: one of %d who heal, one of %d that harm, and a verb between them, in "
            + "either order; good news when who heals comes first. One tenth of the pairs of nouns,"
            + " the lecture's among them, is new. GRU of 64 units, vectors of 64 numbers, %d "
            + "updates of 32 sentences.")
        .formatted(News.HEALERS.size(), News.HARMERS.size(), updates(setting));
  }

  private static int updates(Setting setting) {
    return setting.either(500, 2_000);
  }

  private static AutoencoderModel trained(News news, Setting setting, long seed)
      throws IOException {
    String line =
        "train --level word --min-count 1 --max-length 12 --cell gru --hidden 64 --embedding 24"
            + " --vector 64 --batch 32 --learning-rate 0.015 --schedule cosine --warm-up 20"
            + " --layout lines --epochs 100 --steps %d --evaluate-every 100000 --seed %d";
    return TemporaryRun.train(
        new AutoencoderCommand(),
        news.learnt(),
        line.formatted(updates(setting), seed),
        AutoencoderModel::load);
  }
}
