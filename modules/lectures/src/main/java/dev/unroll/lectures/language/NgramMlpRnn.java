package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import java.util.List;
import java.util.stream.IntStream;

/** Three ways to predict the next word, from tables to a state. */
@AutoService(Experiment.class)
public final class NgramMlpRnn implements Experiment {
  private static final int EMBEDDING = 32;
  private static final int HIDDEN = 64;
  private static final int STEPS = 64;
  private static final int ROWS = 4;
  private static final int[] ORDERS = {2, 3, 5};
  private static final int[] WINDOWS = {2, 16};
  private static final String RECURRENT = "LSTM";
  private static final Claim CLAIM =
      Claim.of(1, "ngram-mlp-rnn", Topic.LANGUAGE_MODELS, "n-gram, fixed window, recurrent")
          .says(
              "An n-gram model and a network over a fixed window need more parameters for each"
                  + " token that they look back; a recurrent network shares its weights over time,"
                  + " looks back farther with the same parameters, and predicts better.")
          .equation(
              "n-gram: P(w_t | w_{t−n+1}, …, w_{t−1}), a table",
              "window: P = softmax(V tanh(W [E w_{t−n}; …; E w_{t−1}])), W of n · E by H",
              "recurrent: h_t = f(E w_t, h_{t−1}), P = softmax(V h_t)")
          .holdsIf(
              "exchanging the token 17 back changes the recurrent network's prediction by more than"
                  + " 0.005 in total variation, in the mean over the seeds, with fewer parameters than"
                  + " the window of 16 has, which does not see that token",
              "the recurrent network's perplexity is lower than that of each n-gram and window, by"
                  + " more than two standard errors of the mean difference")
          .revised(
              "A first rule also counted as a condition that tables and windows grow with what they"
                  + " see, which arithmetic settles: the table shows it.",
              "The recurrent network learnt from pieces of 32 words, so that it saw less context"
                  + " than the window of 16 in half of its predictions; now they are of 64. The full"
                  + " form has five seeds instead of three, and all networks make twice as many"
                  + " updates of half as many predictions, by which the recurrent one learns more.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    ModelExam exam = new ModelExam();
    int seeds = setting.either(3, 5);
    for (long seed : setting.seeds(seeds)) {
      take(setting, seed, exam);
    }
    return judge(exam)
        .show(
            "A line ends where the model sees no farther back; n-grams of lower order, which lie"
                + " upon the others, are left out.",
            exam.plot(List.of("5-gram", "window of 2", "window of 16", RECURRENT)))
        .show(exam.table())
        .note(
            "Words of the embedded stories, "
                + Figure.text(setting.either(200_000, 1_000_000))
                + " characters to learn from, "
                + seeds
                + " seeds of text and networks, means ± standard errors; the networks have vectors of 32 and 64 hidden units and make "
                + updates(setting)
                + " updates by Adam of 256 predictions each: the windows' with all of their context,"
                + " the recurrent network's in pieces of 64 words, of which the first see little. Perplexity is of 1,500 words of other"
                + " stories, each after the same 40 words; the parameters of an n-gram model are"
                + " the probabilities that it stores. The recurrent network may look at all 40"
                + " words; how far it does is learnt.");
  }

  private static int updates(Setting setting) {
    return setting.either(800, 4000);
  }

  private static void take(Setting setting, long seed, ModelExam exam) {
    StoryText text = StoryText.words(seed, setting.either(200_000, 1_000_000), 40_000);
    RandomStream random = RandomStream.named(seed, "ngram-mlp-rnn");
    exam.ask(text.test(), random.at(1));
    for (int order : ORDERS) {
      KneserNey model = KneserNey.train(order, text.size(), text.train());
      long stored = IntStream.rangeClosed(1, order).mapToLong(model::ngrams).sum();
      exam.take(order + "-gram", NextToken.of(model), stored);
    }
    Sizes sizes = Sizes.ids(new Lstm(), HIDDEN, text.size(), text.size()).embedding(EMBEDDING);
    Training training = Training.adam(0.01, updates(setting));
    for (int window : WINDOWS) {
      WindowNetwork model =
          new WindowNetwork(window, sizes, training.rows(ROWS * STEPS), seed)
              .learn(text.train(), random.at(2));
      exam.take("window of " + window, model, model.parameters());
    }
    SmallNetwork model = new SmallNetwork(sizes, training.rows(ROWS), seed);
    model.learn(new TextPieces(text.train(), STEPS), random.at(3));
    exam.take(RECURRENT, NextToken.of(model), model.parameters());
  }

  static Findings judge(ModelExam exam) {
    ModelExam.Marks recurrent = exam.of(RECURRENT);
    ModelExam.Marks widest = exam.of("window of 16");
    double far = recurrent.influence(17);
    return new Findings(CLAIM)
        .check(
            far > ModelExam.NOTICED && recurrent.parameters() < widest.parameters(),
            "%s; %s and %s parameters"
                .formatted(
                    Figure.text(far),
                    Figure.text(Math.round(recurrent.parameters())),
                    Figure.text(Math.round(widest.parameters()))))
        .check(
            exam.ahead(RECURRENT),
            "the least lead over another model is "
                + exam.lead(RECURRENT)
                + "; perplexity "
                + Figure.spread(recurrent.perplexity()));
  }
}
