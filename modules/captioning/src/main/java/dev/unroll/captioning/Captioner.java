package dev.unroll.captioning;

import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.decoder.DecoderSearch;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes captions with a copy of a network's parameters. The unknown token is never written, for
 * nobody could read it. One thread at a time.
 */
public final class Captioner {
  private final CaptionConfig config;
  private final Vocabulary vocabulary;
  private final PictureReader reader;
  private final DecoderSearch decoder;

  /**
   * @param encoder that the network was made with
   * @param network of {@link CaptionNetwork#graph} for a vocabulary of this size; copied
   */
  public Captioner(
      CaptionConfig config,
      PictureEncoder encoder,
      Vocabulary vocabulary,
      ComputationGraph network) {
    this.config = config;
    this.vocabulary = vocabulary;
    this.reader = new PictureReader(config, encoder, network);
    this.decoder =
        new DecoderSearch(DecoderWeights.of(config.network(), network, vocabulary.unknown()));
  }

  /**
   * Searches for a caption of each picture.
   *
   * @param pictures pixels or features, as {@link CaptionNetwork} takes them, [P, ...]
   * @param numbers number of each picture among all, see {@link Search#run}
   * @return for each picture, in order, at least one hypothesis, best first
   */
  public List<List<Hypothesis>> describe(INDArray pictures, Search search, int[] numbers) {
    return decoder.run(reader.read(pictures), search, rules(), numbers.length, numbers);
  }

  private SequenceRules rules() {
    return SequenceRules.of(vocabulary.start(), vocabulary.end(), config.maximumLength() + 1);
  }
}
