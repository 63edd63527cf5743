package dev.unroll.captioning;

import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.layers.decoder.DecoderSource;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads batches of pictures with a copy of what a graph does once for each. One thread at a time.
 */
final class PictureReader {
  private final CaptionConfig config;
  private final CarryingGraph reader;

  /**
   * @param network of {@link CaptionNetwork#graph}, whose parameters are taken
   */
  PictureReader(CaptionConfig config, PictureEncoder encoder, ComputationGraph network) {
    this.config = config;
    this.reader = CaptionNetwork.readerGraph(config, encoder);
    reader.paramTable().forEach((name, array) -> array.assign(network.getParam(name)));
  }

  /**
   * What is written from.
   *
   * @param pictures as {@link PictureArrays} has them
   */
  DecoderSource read(INDArray pictures) {
    List<INDArray> outputs = Arrays.asList(reader.output(pictures));
    INDArray features = outputs.get(0);
    List<INDArray> rest = outputs.subList(1, outputs.size());
    int count = Math.toIntExact(pictures.size(0));
    return switch (config.network().decoder()) {
      case STATE -> DecoderSource.of(count, rest);
      case STEP -> DecoderSource.of(count, List.of()).withBeside(rows(features));
      case WORD -> DecoderSource.of(count, List.of()).withFirst(rows(rest.get(0)));
      case ATTENTION -> DecoderSource.of(count, rest).withSteps(features);
    };
  }

  /** The mean features of each picture, [P][C]. */
  float[][] features(INDArray pictures) {
    INDArray features = reader.output(pictures)[0];
    return rows(features.rank() == 3 ? features.mean(2) : features);
  }

  private static float[][] rows(INDArray vectors) {
    return vectors.dup('c').toFloatMatrix();
  }
}
