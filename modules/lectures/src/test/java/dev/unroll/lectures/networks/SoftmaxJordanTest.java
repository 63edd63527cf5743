package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.graph.CarryingGraph;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Jordan's network against its equations in plain loops and against finite differences. */
class SoftmaxJordanTest {
  private static final int TAGS = 3;
  private static final int HIDDEN = 5;
  private static final int[][] WORDS = {{1, 0, 3, 2}, {2, 2, 1, 0}};
  private static final int[][] SAID = {{0, 2, 1, 1}, {2, 0, 1, 0}};

  private final CarryingGraph graph = graph(DataType.DOUBLE);

  private static CarryingGraph graph(DataType type) {
    return JordanGraph.of(
        4,
        HIDDEN,
        TAGS,
        new NeuralNetConfiguration.Builder().seed(3).updater(new NoOp()).dataType(type));
  }

  @Test
  void answersFollowTheEquations() {
    enlarge();
    INDArray output = graph.outputSingle(words());
    for (int n = 0; n < WORDS.length; n++) {
      double[] before = new double[TAGS];
      for (int t = 0; t < WORDS[n].length; t++) {
        before = answer(WORDS[n][t], before);
        for (int k = 0; k < TAGS; k++) {
          assertEquals(before[k], output.getDouble(n, k, t), 1e-9);
        }
      }
    }
  }

  /** softmax(V tanh(W E[w] + U p + b) + c), unit by unit. */
  private double[] answer(int word, double[] before) {
    INDArray vectors = graph.getParam("vectors_W");
    INDArray w = graph.getParam("jordan_W");
    INDArray u = graph.getParam("jordan_RW");
    INDArray bias = graph.getParam("jordan_b").reshape(2L * HIDDEN);
    double[] z = new double[TAGS];
    for (int k = 0; k < TAGS; k++) {
      z[k] = bias.getDouble(HIDDEN + k);
    }
    for (int j = 0; j < HIDDEN; j++) {
      double sum = bias.getDouble(j);
      for (int f = 0; f < TaggerForm.EMBEDDING; f++) {
        sum += vectors.getDouble(word, f) * w.getDouble(f, j);
      }
      for (int k = 0; k < TAGS; k++) {
        sum += before[k] * u.getDouble(k, j);
      }
      for (int k = 0; k < TAGS; k++) {
        z[k] += Math.tanh(sum) * u.getDouble(j, HIDDEN + k);
      }
    }
    double all = 0;
    for (int k = 0; k < TAGS; k++) {
      z[k] = Math.exp(z[k]);
      all += z[k];
    }
    for (int k = 0; k < TAGS; k++) {
      z[k] /= all;
    }
    return z;
  }

  @Test
  void gradientIsThatOfFiniteDifferencesThroughTheAnswersFedBack() {
    enlarge();
    loss(graph);
    INDArray gradient = graph.gradient().gradient().dup();
    INDArray parameters = graph.params();
    double step = 1e-5;
    double largest = 0;
    for (long i = 0; i < parameters.length(); i++) {
      double value = parameters.getDouble(i);
      parameters.putScalar(i, value + step);
      double above = loss(graph);
      parameters.putScalar(i, value - step);
      double below = loss(graph);
      parameters.putScalar(i, value);
      double expected = (above - below) / (2 * step);
      assertEquals(expected, gradient.getDouble(i), 1e-6, "parameter " + i);
      largest = Math.max(largest, Math.abs(expected));
    }
    assertTrue(largest > 0.1, "largest gradient " + largest);
  }

  @Test
  void loopsOverFloatsGiveTheSameGradient() {
    enlarge();
    loss(graph);
    CarryingGraph floats = graph(DataType.FLOAT);
    floats.params().assign(graph.params().castTo(DataType.FLOAT));

    assertEquals(loss(graph), loss(floats), 1e-5);
    double[] expected = graph.gradient().gradient().toDoubleVector();
    assertArrayEquals(expected, floats.gradient().gradient().toDoubleVector(), 1e-5);
  }

  /** So that what is fed back matters. */
  private void enlarge() {
    graph.getParam("jordan_RW").muli(3);
    graph.getParam("jordan_b").addi(0.1);
  }

  private static double loss(CarryingGraph graph) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, SAID.length, TAGS, SAID[0].length);
    for (int n = 0; n < SAID.length; n++) {
      for (int t = 0; t < SAID[n].length; t++) {
        labels.putScalar(new int[] {n, SAID[n][t], t}, 1);
      }
    }
    graph.setInputs(words());
    graph.setLabels(labels);
    graph.computeGradientAndScore();
    return graph.score() * SAID.length; // the stock loss layer says the mean of the rows
  }

  private static INDArray words() {
    INDArray words = Nd4j.zeros(DataType.DOUBLE, WORDS.length, 1, WORDS[0].length);
    for (int n = 0; n < WORDS.length; n++) {
      for (int t = 0; t < WORDS[n].length; t++) {
        words.putScalar(new int[] {n, 0, t}, WORDS[n][t]);
      }
    }
    return words;
  }
}
