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
import dev.unroll.lectures.network.Training;
import java.util.stream.IntStream;

/** Three ways to predict the next word, from tables to a state. */
@AutoService(Experiment.class)
public final class NgramMlpRnn implements Experiment {
  private static final int EMBEDDING = 32;
  private static final int HIDDEN = 64;
  private static final int STEPS = 32;
  private static final int ROWS = 16;
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
              "the 5-gram stores at least 5 times the n-grams of the 2-gram, and the window of 16"
                  + " needs at least twice the parameters of the window of 2",
              "exchanging the token 17 back changes the recurrent network's prediction by more than"
                  + " 0.005 in total variation, the window of 16's by nothing, and the recurrent"
                  + " network has fewer parameters",
              "the recurrent network's perplexity is lower than that of each n-gram and window, by"
                  + " more than two standard errors of the mean difference");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    ModelExam exam = new ModelExam();
    for (long seed : setting.seeds(3)) {
      take(setting, seed, exam);
    }
    return judge(exam)
        .show("A line ends where the model sees no farther back.", exam.plot())
        .show(exam.table())
        .note(
            "Words of the embedded stories, "
                + setting.either(200, 1000)
                + " thousand characters to learn from, 3 seeds of text and networks, means ±"
                + " standard errors; the networks have vectors of 32 and 64 hidden units and make "
                + updates(setting)
                + " updates by Adam of 512 predictions each. Perplexity is of 1,500 words of other"
                + " stories, each after the same 40 words; the parameters of an n-gram model are"
                + " the probabilities that it stores. The recurrent network may look at all 40"
                + " words; how far it does is learnt.");
  }

  private static int updates(Setting setting) {
    return setting.either(400, 2000);
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

  private static Findings judge(ModelExam exam) {
    ModelExam.Marks recurrent = exam.of(RECURRENT);
    ModelExam.Marks widest = exam.of("window of 16");
    double grams = exam.of("5-gram").parameters() / exam.of("2-gram").parameters();
    double windows = widest.parameters() / exam.of("window of 2").parameters();
    double far = recurrent.influence(17);
    String sizes =
        Math.round(recurrent.parameters())
            + " and "
            + Math.round(widest.parameters())
            + " parameters";
    return new Findings(CLAIM)
        .check(
            grams >= 5 && windows >= 2,
            Figure.text(grams) + " times and " + Figure.text(windows) + " times")
        .check(
            far > ModelExam.NOTICED
                && widest.influence(17) == 0
                && recurrent.parameters() < widest.parameters(),
            Figure.text(far) + " and " + Figure.text(widest.influence(17)) + "; " + sizes)
        .check(
            exam.lead(RECURRENT) > 2,
            "the least lead over another model is "
                + Figure.text(exam.lead(RECURRENT))
                + " standard errors; perplexity "
                + Figure.spread(recurrent.perplexity()));
  }
}
