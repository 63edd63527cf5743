package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.synthetic.scene.Captions;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is trained, what is measured and what writes are one network, whatever the decoder. */
class GraphAndSearchTest {
  private static final int LONGEST = 7;

  /** Pictures with one to three captions. */
  private final Captioned captioned = captioned();

  private static Captioned captioned() {
    Pictures.Rendered scenes = Models.scenes(5);
    List<List<String>> captions = new ArrayList<>();
    for (int i = 0; i < scenes.size(); i++) {
      captions.add(Captions.of(scenes.scenes().get(i), 1 + i % 3));
    }
    return new Captioned(scenes, captions);
  }

  /** Everything that a test needs of one network. */
  private record Subject(
      CaptionConfig config,
      CaptionData data,
      PictureEncoder encoder,
      PictureArrays pictures,
      CarryingGraph graph) {}

  private Subject subject(Decoder decoder, CellName cell) throws IOException {
    NetworkConfig network = new NetworkConfig(decoder, cell, 2, 8, 6, 5, 0.4, 0);
    CaptionConfig config = Models.config(EncoderConfig.small(64), network, LONGEST);
    CaptionData data = CaptionData.of(config, captioned, captioned);
    Eye eye = Eye.read(config.encoder());
    PictureArrays pictures = PictureInputs.once(config, eye).of(captioned.pictures(), 1, 0);
    CarryingGraph graph = Models.graph(config, eye.encoder(), data.language().vocabulary().size());
    if (cell == CellName.IRNN) {
      graph.params().divi(2); // twice the identity doubles the state at each step
    }
    return new Subject(config, data, eye.encoder(), pictures, graph);
  }

  /** Log-probabilities [T][V] after each of the tokens, of one picture, without any mask. */
  private static double[][] logs(Subject subject, int picture, List<Integer> tokens) {
    INDArray words = Nd4j.create(DataType.FLOAT, 1, 1, tokens.size());
    for (int t = 0; t < tokens.size(); t++) {
      words.putScalar(0, 0, t, tokens.get(t));
    }
    INDArray seen = subject.pictures().plain(new int[] {picture});
    double[][] logs = subject.graph().output(words, seen)[0].slice(0).transpose().toDoubleMatrix();
    for (double[] row : logs) {
      double sum = 0;
      for (double logit : row) {
        sum += Math.exp(logit);
      }
      for (int v = 0; v < row.length; v++) {
        row[v] -= Math.log(sum);
      }
    }
    return logs;
  }

  /** Its probability goes to the other tokens. */
  private static double[][] without(int token, double[][] logs) {
    for (double[] row : logs) {
      row[token] = Double.NEGATIVE_INFINITY;
      double rest = Math.log(Arrays.stream(row).map(Math::exp).sum());
      for (int v = 0; v < row.length; v++) {
        row[v] -= rest;
      }
    }
    return logs;
  }

  @ParameterizedTest
  @EnumSource
  void greedyCaptionsTakeTheLikeliestTokenOfTheGraphAtEachStep(Decoder decoder) throws IOException {
    for (CellName cell : CellName.values()) {
      Subject subject = subject(decoder, cell);
      Vocabulary vocabulary = subject.data().language().vocabulary();
      int[] all = {4, 0, 1, 2, 3};
      List<List<Hypothesis>> found =
          new Captioner(subject.config(), subject.encoder(), vocabulary, subject.graph())
              .describe(subject.pictures().plain(all), Search.greedy(), all);
      for (int i = 0; i < all.length; i++) {
        Hypothesis caption = found.get(i).get(0);
        List<Integer> read = new ArrayList<>(List.of(vocabulary.start()));
        read.addAll(caption.tokens());
        double[][] logs = without(vocabulary.unknown(), logs(subject, all[i], read));
        assertFalse(caption.tokens().contains(vocabulary.unknown()));
        double sum = 0;
        for (int t = 0; t < caption.tokens().size() + (caption.finished() ? 1 : 0); t++) {
          int chosen = t < caption.tokens().size() ? caption.tokens().get(t) : vocabulary.end();
          for (double other : logs[t]) {
            assertTrue(other <= logs[t][chosen] + 1e-4, cell + ", step " + t);
          }
          sum += logs[t][chosen];
        }
        assertEquals(sum, caption.logProbability(), 1e-3, cell::toString);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHeldOutLossIsThatOfEachCaptionAlone(Decoder decoder) throws IOException {
    Subject subject = subject(decoder, CellName.LSTM);
    double nats = 0;
    int tokens = 0;
    for (int picture = 0; picture < subject.data().dev().size(); picture++) {
      for (int[] caption : subject.data().dev().ids().get(picture)) {
        List<Integer> read = new ArrayList<>();
        for (int t = 0; t < caption.length - 1; t++) {
          read.add(caption[t]);
        }
        double[][] logs = logs(subject, picture, read);
        for (int t = 0; t < logs.length; t++) {
          nats -= logs[t][caption[t + 1]];
          tokens++;
        }
      }
    }
    HeldOut heldOut =
        new HeldOut(
            subject.config(),
            subject.data(),
            subject.encoder(),
            subject.pictures(),
            subject.graph());
    assertEquals(nats / tokens, heldOut.measure().loss(), 1e-4);
  }
}
