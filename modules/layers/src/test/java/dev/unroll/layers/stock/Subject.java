package dev.unroll.layers.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Either kind of network, asked the same. */
record Subject(Model model) {
  Subject accelerated() {
    return new Subject(
        model instanceof ComputationGraph graph
            ? StockNetworks.accelerate(graph)
            : StockNetworks.accelerate((MultiLayerNetwork) model));
  }

  Acceleration plan() {
    return model instanceof ComputationGraph graph
        ? StockNetworks.plan(graph)
        : StockNetworks.plan((MultiLayerNetwork) model);
  }

  Subject reloaded() {
    try {
      File zip = Files.createTempFile("network", ".zip").toFile();
      try {
        ModelSerializer.writeModel(model, zip, true);
        return new Subject(
            model instanceof ComputationGraph
                ? ModelSerializer.restoreComputationGraph(zip, true)
                : ModelSerializer.restoreMultiLayerNetwork(zip, true));
      } finally {
        Files.delete(zip.toPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  INDArray output(DataSet data) {
    if (model instanceof ComputationGraph graph) {
      INDArray[] masks =
          data.getFeaturesMaskArray() == null ? null : new INDArray[] {data.getFeaturesMaskArray()};
      return graph.output(false, new INDArray[] {data.getFeatures()}, masks, null)[0];
    }
    return ((MultiLayerNetwork) model)
        .output(data.getFeatures(), false, data.getFeaturesMaskArray(), null);
  }

  INDArray next(INDArray input) {
    return model instanceof ComputationGraph graph
        ? graph.rnnTimeStep(input)[0]
        : ((MultiLayerNetwork) model).rnnTimeStep(input);
  }

  void fit(DataSet data) {
    if (model instanceof ComputationGraph graph) {
      graph.fit(data);
    } else {
      ((MultiLayerNetwork) model).fit(data);
    }
  }

  /** The score is then that of the same data. */
  INDArray gradient(DataSet data) {
    INDArray features = data.getFeatures();
    INDArray labels = data.getLabels();
    INDArray mask = data.getFeaturesMaskArray();
    if (model instanceof ComputationGraph graph) {
      graph.setInputs(features);
      graph.setLabels(labels);
      if (mask != null) {
        graph.setLayerMaskArrays(new INDArray[] {mask}, new INDArray[] {data.getLabelsMaskArray()});
      }
    } else {
      MultiLayerNetwork network = (MultiLayerNetwork) model;
      network.setInput(features);
      network.setLabels(labels);
      network.setLayerMaskArrays(mask, data.getLabelsMaskArray());
    }
    model.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return model.gradient().gradient().dup();
  }

  INDArray updaterState() {
    return model instanceof ComputationGraph graph
        ? graph.getUpdater().getStateViewArray()
        : ((MultiLayerNetwork) model).getUpdater().getStateViewArray();
  }

  String configuration() {
    return model instanceof ComputationGraph graph
        ? graph.getConfiguration().toJson()
        : ((MultiLayerNetwork) model).getLayerWiseConfigurations().toJson();
  }

  static void assertClose(INDArray expected, INDArray actual, double tolerance, String what) {
    assertEquals(
        0, expected.sub(actual).amaxNumber().doubleValue(), tolerance, "largest error of " + what);
  }
}
