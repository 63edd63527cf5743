package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.embedding.TokenEmbeddingLayer;
import dev.unroll.lectures.network.Samples;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Vectors of tokens, and the gradient of their table, by lookup and by one-hot vectors. */
final class LookupAndProduct {
  private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

  private final TokenEmbeddingLayer layer;
  private final INDArray ids;
  private final INDArray hot;
  private final int size;

  /**
   * With a random table [V, E].
   *
   * @param tokens [T]
   */
  LookupAndProduct(int vocabulary, int size, int[] tokens) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(vocabulary)
                .list()
                .layer(new TokenEmbedding.Builder().nIn(vocabulary).nOut(size).build())
                .setInputType(InputType.recurrent(1))
                .build());
    network.init();
    network.setBackpropGradientsViewArray(Nd4j.create(1, network.numParams()));
    layer = (TokenEmbeddingLayer) network.getLayer(0);
    ids = Samples.steps(new int[][] {tokens});
    hot = Nd4j.zeros(tokens.length, vocabulary);
    for (int n = 0; n < tokens.length; n++) {
      hot.putScalar(n, tokens[n], 1);
    }
    this.size = size;
  }

  /** Vectors [T, E] by lookup. */
  INDArray lookup() {
    layer.setInput(ids, MEMORY);
    return layer.activate(true, MEMORY).permute(2, 0, 1).reshape(ids.size(2), size);
  }

  /** Vectors [T, E] as a product. */
  INDArray product() {
    return hot.mmul(layer.table());
  }

  /** Bytes of the ids, and of the one-hot vectors. */
  long[] bytes() {
    return new long[] {
      ids.length() * ids.dataType().width(), hot.length() * hot.dataType().width()
    };
  }

  /** Numbers of the vectors whose bits differ. */
  long differentVectors() {
    return different(lookup(), product());
  }

  /**
   * Compares the gradients of W for random errors at the vectors.
   *
   * @return numbers whose bits differ, and the largest difference over the largest number
   */
  double[] gradientGap(RandomStream random) {
    int tokens = (int) ids.size(2);
    float[] errors = new float[tokens * size];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (float) random.nextGaussian();
    }
    INDArray delta = Nd4j.createFromArray(errors).reshape('c', tokens, size);
    lookup();
    layer.backpropGradient(delta.reshape('c', 1, tokens, size).permute(0, 2, 1), MEMORY);
    INDArray looked = layer.tableGradient();
    INDArray product = hot.transpose().mmul(delta);
    double largest = product.amaxNumber().doubleValue();
    double gap = looked.sub(product).amaxNumber().doubleValue();
    return new double[] {different(looked, product), gap / largest};
  }

  /** The least times of so many lookups and products: other work only makes a call longer. */
  double[] micros(int times) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    for (int i = 0; i < times; i++) {
      long from = System.nanoTime();
      lookup();
      long between = System.nanoTime();
      product();
      least[0] = Math.min(least[0], (between - from) / 1e3);
      least[1] = Math.min(least[1], (System.nanoTime() - between) / 1e3);
    }
    return least;
  }

  private static long different(INDArray left, INDArray right) {
    int[] a = bits(left);
    int[] b = bits(right);
    return Arrays.equals(a, b) ? 0 : IntStream.range(0, a.length).filter(i -> a[i] != b[i]).count();
  }

  private static int[] bits(INDArray values) {
    float[] flat = values.dup('c').data().asFloat();
    return IntStream.range(0, flat.length).map(i -> Float.floatToRawIntBits(flat[i])).toArray();
  }
}
