package dev.unroll.lectures.networks;

import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The tagger whose only memory is its last answer: word vectors and a {@link SoftmaxJordan}. */
final class JordanGraph {
  private JordanGraph() {}

  /**
   * An initialised graph: words float [N, 1, T] ids, labels float [N, K, T] of one 1 a step, output
   * the probabilities [N, K, T].
   *
   * @param hidden units of the layer a, at least tags
   */
  static CarryingGraph of(
      int words, int hidden, int tags, NeuralNetConfiguration.Builder settings) {
    GraphBuilder graph =
        settings
            .miniBatch(false)
            .graphBuilder()
            .addInputs("words")
            .setInputTypes(InputType.recurrent(1))
            .addLayer(
                "vectors",
                new TokenEmbedding.Builder().nIn(words).nOut(TaggerForm.EMBEDDING).build(),
                "words")
            .addLayer(
                "jordan",
                new Recurrent.Builder(new SoftmaxJordan(tags))
                    .nIn(TaggerForm.EMBEDDING)
                    .nOut(hidden)
                    .build(),
                "vectors")
            .addVertex("logits", new SubsetVertex(0, tags - 1), "jordan")
            .addLayer(
                "tags",
                new RnnLossLayer.Builder(LossFunction.MCXENT)
                    .activation(Activation.SOFTMAX)
                    .build(),
                "logits")
            .setOutputs("tags");
    CarryingGraph built = new CarryingGraph(graph.build());
    built.init();
    return built;
  }

  /** As the other, with the settings that the tagging application gives its networks. */
  static CarryingGraph of(
      int words, int hidden, int tags, long seed, Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder().seed(seed);
    optimiser.configure(settings, rate);
    return of(words, hidden, tags, settings);
  }
}
