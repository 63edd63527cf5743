package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.data.synthetic.Split;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Which digit is being said, frame by frame. */
@AutoService(Experiment.class)
public final class FrameTagging implements Experiment {
  private static final List<String> NAMES = List.of("no memory", "forward", "both directions");

  private static final Claim CLAIM =
      Claim.of(23, "frame-tagging", Topic.NETWORKS, "A class for each audio frame")
          .says(
              "Tagging speech gives each frame a class. A frame by itself sounds alike in several"
                  + " digits; what was heard before tells them apart, and what is heard after even"
                  + " more. Only whether anybody speaks, a frame tells by itself.")
          .equation("P(y_t | x_1 … x_t) = softmax(V h_t + c)    x_t: log-mel bands of 25 ms")
          .holdsIf(
              "of the frames inside digits, a network that reads forward has at least 10 points"
                  + " more right than one without memory",
              "one that reads in both directions has more right than that with as many parameters,"
                  + " by more than two standard errors of the difference",
              "without memory the class changes from frame to frame at least twice as often as with"
                  + " memory (forward)",
              "whether anybody speaks: without memory at most 3 points fewer of all frames are right"
                  + " than forward")
          .revised(
              "The network that reads in both directions had twice the weights of the other; now"
                  + " they are equal.",
              "Speech or silence was judged by an absolute 85 % without memory; now by what memory"
                  + " adds.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.01, setting.either(200, 1200)).rows(16);
    FrameAnswers[][] all = new FrameAnswers[NAMES.size()][seeds.length];
    int[] truth = new int[0];
    double[] silent = new double[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      SpokenFrames train =
          SpokenFrames.of(seeds[k], Split.TRAIN, setting.either(60, 400), FrameNetworks.PIECE);
      SpokenFrames test =
          SpokenFrames.of(seeds[k], Split.TEST, setting.either(20, 60), FrameNetworks.PIECE);
      truth = k == 0 ? test.labels() : truth;
      silent[k] = test.silent();
      for (int i = 0; i < all.length; i++) {
        all[i][k] = FrameNetworks.answers(i, train, test, training, seeds[k]);
      }
    }
    Findings findings =
        judged(all)
            .show(
                "What is said; of the frames, every second one is drawn.",
                FrameAnswers.certain(truth).picture("Truth"));
    for (int i = 0; i < all.length; i++) {
      String caption =
          "What the network says of the same frames, " + NAMES.get(i) + "; colour: probability.";
      findings.show(caption, all[i][0].picture("Probabilities, " + NAMES.get(i)));
    }
    Sizes forward = FrameNetworks.sizes(1);
    double commoner = Figure.mean(Arrays.stream(silent).map(x -> Math.max(x, 1 - x)).toArray());
    return findings
        .note(
            "Digit strings in a synthetic voice that is higher or lower, faster or slower from one"
                + (" to the next; " + setting.either(60, 400) + " strings to learn from, ")
                + (setting.either(20, 60) + " others to judge; an LSTM of " + forward.hidden())
                + (" units, or of " + FrameNetworks.sizes(2).hidden() + " in each direction, ")
                + (Figure.text(SmallNetwork.parameters(forward)) + " parameters or as near as may")
                + (" be; " + training.updates() + " updates of 1,600 frames; " + seeds.length)
                + " seeds. The network without memory is the same LSTM, whose state is cleared"
                + " before each frame.")
        .note(
            "Guessing the digit is right 10 % of the time; always saying the commoner of speech and"
                + (" silence, " + Figure.percent(commoner) + "."));
  }

  private static Findings judged(FrameAnswers[][] all) {
    Table table =
        Table.of("network", "right in digits (share)", "speech or not (share)", "changes a second");
    for (int i = 0; i < all.length; i++) {
      table =
          table.row(
              NAMES.get(i),
              Figure.spread(each(all[i], FrameAnswers::digits)),
              Figure.spread(each(all[i], FrameAnswers::speech)),
              Figure.spread(each(all[i], FrameAnswers::changes)));
    }
    return judge(
            Stream.of(all).map(one -> each(one, FrameAnswers::digits)).toList(),
            Stream.of(all).map(one -> each(one, FrameAnswers::changes)).toList(),
            Stream.of(all).map(one -> each(one, FrameAnswers::speech)).toList())
        .show(table);
  }

  /** Answers the rule by the figures of each network, seed by seed. */
  static Findings judge(List<double[]> digits, List<double[]> changes, List<double[]> speech) {
    Difference memory = Difference.of(digits.get(1), digits.get(0));
    Difference future = Difference.of(digits.get(2), digits.get(1));
    double ratio = Figure.mean(changes.get(0)) / Figure.mean(changes.get(1));
    Difference heard = Difference.of(speech.get(1), speech.get(0));
    return new Findings(CLAIM)
        .check(memory.mean() >= 0.1, memory + " of the frames more")
        .check(future.clear(), future + " of the frames more")
        .check(ratio >= 2, Figure.text(ratio) + " times as often")
        .check(heard.mean() <= 0.03, heard + " of the frames more with memory");
  }

  private static double[] each(FrameAnswers[] answers, ToDoubleFunction<FrameAnswers> figure) {
    return Stream.of(answers).mapToDouble(figure).toArray();
  }
}
