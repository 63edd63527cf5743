package dev.unroll.tagging;

import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.output.CrfOutput;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.pooling.AttentionPooling;
import dev.unroll.layers.pooling.PoolingVertex;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Summary;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * What a {@link TagNetwork} says above its reader; the equations stand there.
 *
 * @param graph that the parts are added to
 * @param sizes of the parts
 * @param counts of what is said
 * @param seed of the dropout
 */
record TagOutputs(GraphBuilder graph, NetworkConfig sizes, TagSizes counts, long seed) {
  private static final String SUMMARY = "summary";

  /** Adds what is said and returns the names. */
  List<String> add(String read) {
    List<String> outputs = new ArrayList<>();
    if (counts.tags() > 0) {
      addTags(read);
      outputs.add(TagNetwork.TAGS);
    }
    if (counts.labels() > 0) {
      addOutput(TagNetwork.LABEL, softmax(counts.labels()), addSummary(read));
      outputs.add(TagNetwork.LABEL);
    }
    if (counts.terms() > 0) {
      OutputLayer.Builder terms = new OutputLayer.Builder(new LossBinaryXENT());
      addOutput(
          TagNetwork.TERMS,
          terms.nOut(counts.terms()).activation(Activation.SIGMOID),
          addSummary(read));
      outputs.add(TagNetwork.TERMS);
    }
    return outputs;
  }

  void addTags(String read) {
    addOutput(
        TagNetwork.TAGS,
        sizes.output() == Output.CRF
            ? new CrfOutput.Builder().nOut(counts.tags())
            : softmax(counts.tags()),
        read);
  }

  private static SoftmaxOutput.Builder softmax(int classes) {
    return new SoftmaxOutput.Builder().nOut(classes).activation(Activation.IDENTITY);
  }

  private void addOutput(String name, BaseOutputLayer.Builder<?> output, String read) {
    if (sizes.dropout() > 0) {
      output.dropOut(new ElementDropout(sizes.dropout(), seed, name));
    }
    graph.addLayer(name, output.build(), read);
  }

  /** Adds s and returns its name. */
  private String addSummary(String read) {
    Summary summary = sizes.pooling();
    if (summary == Summary.LAST && sizes.bidirectional()) {
      return sizes.bothReader(seed).addLastOutput(graph);
    }
    switch (summary) {
      case LAST -> graph.addVertex(SUMMARY, PoolingVertex.lastStep(), read);
      case MEAN -> graph.addVertex(SUMMARY, PoolingVertex.meanOverTime(), read);
      case MAX -> graph.addVertex(SUMMARY, PoolingVertex.maxOverTime(), read);
      case ATTENTION ->
          graph.addLayer(SUMMARY, new AttentionPooling.Builder(sizes.hidden()).build(), read);
    }
    return SUMMARY;
  }
}
