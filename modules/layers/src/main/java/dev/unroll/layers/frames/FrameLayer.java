package dev.unroll.layers.frames;

import dev.unroll.layers.step.SequenceTypes;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;

/** What configurations of layers for frames [N, F, T] have in common. */
abstract sealed class FrameLayer extends FeedForwardLayer
    permits FrameConvolution, FrameNormalisation {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  FrameLayer() {}

  FrameLayer(FeedForwardLayer.Builder<?> builder) {
    super(builder);
  }

  /** Numbers that training keeps for each output frame. */
  abstract long kept();

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = SequenceTypes.features(input);
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return SequenceTypes.preProcessor(input, getLayerName());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, kept())
        .cacheMemory(0, 0)
        .build();
  }
}
