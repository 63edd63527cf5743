package dev.unroll.layers.embedding;

import dev.unroll.layers.step.LayerStart;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that makes vectors of E numbers of the rows of one parameter W [V, E]. */
public abstract sealed class EmbeddingTable extends FeedForwardLayer
    permits TokenEmbedding, TokenBag {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  EmbeddingTable() {}

  EmbeddingTable(FeedForwardLayer.Builder<?> builder) {
    super(builder);
  }

  /** What Deeplearning4j runs. */
  abstract EmbeddingTableLayer<?> layer(NeuralNetConfiguration configuration, DataType type);

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), index, getNIn(), getNOut());
    return LayerStart.of(
        layer(configuration, type), configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return RowMajorParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    long steps =
        input instanceof InputType.InputTypeRecurrent sequence
            ? sequence.getTimeSeriesLength()
            : input.arrayElementsPerExample();
    return InputType.recurrent(nOut, steps, RNNFormat.NCW);
  }

  /** V cannot be known from the input, which has one feature; it must be set. */
  @Override
  public void setNIn(InputType input, boolean override) {}

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return input.getType() == InputType.Type.RNN ? null : super.getPreProcessorForInputType(input);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
