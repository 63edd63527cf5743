package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/**
 * The settings that every layer of Deeplearning4j has (first weights, updater, regularisation,
 * gradient normalisation), for a vertex whose {@link ParameterLayer} holds parameters and nothing
 * else. Those that are not set come from the network's. The dropout of a layer has no effect here.
 */
public abstract class VertexConfiguration extends BaseLayer {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  protected VertexConfiguration() {}

  /** With a builder's settings. */
  protected VertexConfiguration(Builder<?> builder) {
    super(builder);
  }

  /** The first input's type; that of the output is the vertex's to say. */
  @Override
  public InputType getOutputType(int index, InputType first) {
    return first;
  }

  @Override
  public void setNIn(InputType first, boolean override) {
    // The vertex takes sizes from all its inputs.
  }

  /** None, in Deeplearning4j's way of saying so. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType first) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType first) {
    return new LayerMemoryReport.Builder(layerName, getClass(), first, first)
        .standardMemory(initializer().numParams(this), initializer().numParams(this))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
