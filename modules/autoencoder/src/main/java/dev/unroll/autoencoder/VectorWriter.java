package dev.unroll.autoencoder;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.decoder.DecoderSearch;
import dev.unroll.layers.decoder.DecoderSource;
import dev.unroll.layers.stack.DecoderStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes sentences from vectors with a copy of one decoder of a network. The unknown token is never
 * written, for nobody could read it. One thread at a time.
 */
final class VectorWriter {
  private static final int BATCH = 64;

  private final NetworkConfig sizes;
  private final Vocabulary vocabulary;
  private final DecoderSearch decoder;

  /** W [D, H] and b [1, H] of each first state. */
  private final List<INDArray[]> first = new ArrayList<>();

  /**
   * @param network of {@link AutoencoderNetwork#graph}, whose parameters are copied
   * @param name of one of the kind's decoders
   */
  VectorWriter(NetworkConfig sizes, Vocabulary vocabulary, ComputationGraph network, String name) {
    this.sizes = sizes;
    this.vocabulary = vocabulary;
    DecoderStack stack = sizes.decoder(name, 0);
    this.decoder =
        new DecoderSearch(
            stack.trained(
                network,
                AutoencoderNetwork.TARGET_EMBEDDING,
                AutoencoderNetwork.OUTPUT,
                vocabulary.unknown()));
    if (sizes.condition().first()) {
      for (String state : stack.first()) {
        first.add(
            new INDArray[] {
              network.getParam(state + "_W").dup(), network.getParam(state + "_b").dup()
            });
      }
    }
  }

  /**
   * Writes a sentence for each vector.
   *
   * @param vectors [N][D]
   * @param maximumLength tokens of a sentence at most
   * @param numbers number of each sentence among all, see {@link Search#run}
   * @return for each vector, in order, at least one hypothesis, best first
   */
  List<List<Hypothesis>> write(float[][] vectors, Search search, int maximumLength, int[] numbers) {
    SequenceRules rules = SequenceRules.of(vocabulary.start(), vocabulary.end(), maximumLength + 1);
    List<List<Hypothesis>> written = new ArrayList<>();
    for (int from = 0; from < vectors.length; from += BATCH) {
      int to = Math.min(from + BATCH, vectors.length);
      DecoderSource source = source(Arrays.copyOfRange(vectors, from, to));
      int[] some = Arrays.copyOfRange(numbers, from, to);
      written.addAll(decoder.run(source, search, rules, BATCH, some));
    }
    return written;
  }

  private DecoderSource source(float[][] vectors) {
    INDArray rows = Nd4j.createFromArray(vectors);
    List<INDArray> states =
        first.stream().map(map -> rows.mmul(map[0]).addiRowVector(map[1])).toList();
    DecoderSource source = DecoderSource.of(vectors.length, states);
    return sizes.condition().everyStep() ? source.withBeside(vectors) : source;
  }
}
