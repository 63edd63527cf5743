package dev.unroll.layers.vertex;

import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Documents of sentences of words that are read and written: words to sentences to what was read
 * before each sentence, and from there to words again.
 */
final class DocumentGraphs {
  static final int T = 3;
  static final int H = 3;
  static final int V = 4;

  /** Words of the sentences of each document. */
  static final int[][] LENGTHS = {{3, 1}, {2, 2, 1}, {1}};

  private DocumentGraphs() {}

  static ComputationGraph graph(DataType type) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .seed(4)
            .miniBatch(false)
            .graphBuilder()
            .addInputs("words", "outline", "targets")
            .setInputTypes(InputType.recurrent(2), InputType.recurrent(1), InputType.recurrent(2))
            .addVertex("reader", new RecurrentVertex(new Gru(), H), "words")
            .addVertex("read", FinalState.hidden(), "reader")
            .addVertex("sentences", new RowsToSteps(), "read", "outline")
            .addVertex("before", new ShiftedSteps(), "sentences")
            .addLayer("said", new Recurrent.Builder(new Elman()).nOut(H).build(), "before")
            .addVertex("first", new StepsToRows(), "said")
            .addVertex("writer", new RecurrentVertex(new Gru(), H), "targets", "first")
            .addLayer("y", new SoftmaxOutput.Builder().nOut(V).build(), "writer")
            .setOutputs("y")
            .build();
    ComputationGraph graph =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration.toJson()));
    graph.init();
    graph.params().muli(1.5);
    return graph;
  }

  /**
   * Documents in places for so many sentences of so many words. Each sentence is written as it is
   * read, and then a row of one word for the end; what is padding is NaN.
   */
  static MultiDataSet data(DataType type, int[][] lengths, int sentences, int words) {
    int documents = lengths.length;
    int rows = documents * sentences;
    int more = documents * (sentences + 1);
    INDArray read = Nd4j.valueArrayOf(new long[] {rows, 2, words}, Double.NaN, type);
    INDArray readMask = Nd4j.create(type, rows, words);
    INDArray outline = Nd4j.valueArrayOf(new long[] {documents, 1, sentences}, Double.NaN, type);
    INDArray outlineMask = Nd4j.create(type, documents, sentences);
    INDArray written = Nd4j.valueArrayOf(new long[] {more, 2, words}, Double.NaN, type);
    INDArray writtenMask = Nd4j.create(type, more, words);
    INDArray labels = Nd4j.create(type, more, 1, words);
    for (int d = 0; d < documents; d++) {
      // From its lengths, so that a document has the same words wherever it stands.
      Random random = new Random(Arrays.hashCode(lengths[d]));
      for (int s = 0; s <= lengths[d].length; s++) {
        boolean end = s == lengths[d].length;
        for (int t = 0; t < (end ? 1 : lengths[d][s]); t++) {
          if (!end) {
            fill(random, read, readMask, d * sentences + s, t);
            outlineMask.putScalar(d, s, 1);
          }
          int row = d * (sentences + 1) + s;
          fill(random, written, writtenMask, row, t);
          labels.putScalar(row, 0, t, random.nextInt(V));
        }
      }
    }
    return new MultiDataSet(
        new INDArray[] {read, outline, written},
        new INDArray[] {labels},
        new INDArray[] {readMask, outlineMask, writtenMask},
        new INDArray[] {writtenMask});
  }

  private static void fill(Random random, INDArray words, INDArray mask, int row, int t) {
    mask.putScalar(row, t, 1);
    for (int f = 0; f < 2; f++) {
      words.putScalar(row, f, t, random.nextGaussian());
    }
  }
}
