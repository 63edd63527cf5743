package dev.unroll.autoencoder;

import dev.unroll.autoencoder.DocumentReader.Read;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Writes documents from their vectors with a copy of a hierarchical network's decoders, sentence by
 * sentence: the decoder of sentences takes a step, a search finds the words of the sentence, and
 * the word encoder reads them for the next step. An empty sentence ends the document. The search is
 * for the words of a sentence; only the best sentence is gone on with. One thread at a time.
 */
final class DocumentWriter {
  private static final int BATCH = 64;

  private final Vocabulary vocabulary;
  private final int vector;
  private final boolean attention;
  private final CarryingGraph planner;
  private final VectorWriter words;
  private final VectorReader reader;

  /**
   * @param network of {@link HierarchicalNetwork#graph}, whose parameters are copied
   */
  DocumentWriter(AutoencoderConfig config, Vocabulary vocabulary, ComputationGraph network) {
    this.vocabulary = vocabulary;
    this.vector = config.network().vector();
    this.attention = config.documents().attention();
    this.planner = VectorReader.copied(HierarchicalNetwork.sentenceDecoder(config), network);
    String decoder = config.kind().decoders().get(0);
    this.words = new VectorWriter(config.network(), vocabulary, network, decoder);
    this.reader = DocumentReader.words(config, vocabulary, network);
  }

  /**
   * How much is written at most.
   *
   * @param sentences of a document
   * @param tokens of a sentence
   */
  record Limits(int sentences, int tokens) {}

  /** A document that is being written. */
  private static final class Draft {
    private final Read from;
    private final int number;

    /** Vectors [F] of what the decoder of sentences reads: zeros, and the sentences written. */
    private final List<float[]> before = new ArrayList<>();

    private final List<List<Integer>> sentences = new ArrayList<>();

    Draft(Read from, int number, int vector) {
      this.from = from;
      this.number = number;
      before.add(new float[vector]);
    }
  }

  /**
   * Writes a document for each that was read.
   *
   * @param numbers number of each document among all, see {@link Search#run}
   * @return the sentences of each document as ids, without special symbols
   */
  List<List<List<Integer>>> write(List<Read> read, Search search, Limits limits, int[] numbers) {
    List<List<List<Integer>>> written = new ArrayList<>();
    for (int from = 0; from < read.size(); from += BATCH) {
      List<Draft> drafts = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, read.size()); i++) {
        drafts.add(new Draft(read.get(i), numbers[i], vector));
      }
      List<Draft> open = drafts;
      for (int s = 0; s < limits.sentences() && !open.isEmpty(); s++) {
        open = next(open, search, limits, s);
      }
      drafts.forEach(draft -> written.add(List.copyOf(draft.sentences)));
    }
    return written;
  }

  /** Writes a sentence more of each draft; those that did not end. */
  private List<Draft> next(List<Draft> drafts, Search search, Limits limits, int sentence) {
    int[] numbers =
        drafts.stream().mapToInt(draft -> draft.number * limits.sentences() + sentence).toArray();
    List<List<Hypothesis>> found =
        words.write(plans(drafts, sentence), search, limits.tokens(), numbers);
    List<Draft> open = new ArrayList<>();
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      List<Integer> tokens = found.get(i).get(0).tokens();
      if (!tokens.isEmpty()) {
        drafts.get(i).sentences.add(tokens);
        open.add(drafts.get(i));
        sources.add(
            IntStream.concat(
                    tokens.stream().mapToInt(Integer::intValue), IntStream.of(vocabulary.end()))
                .toArray());
      }
    }
    if (!open.isEmpty()) {
      float[][] vectors = reader.outputs(sources);
      IntStream.range(0, vectors.length).forEach(i -> open.get(i).before.add(vectors[i]));
    }
    return open;
  }

  /** What the decoder of sentences says of the next sentence of each draft, [N][H]. */
  private float[][] plans(List<Draft> drafts, int sentence) {
    INDArray before =
        steps(drafts.stream().map(draft -> draft.before.toArray(float[][]::new)).toList());
    INDArray from =
        Nd4j.createFromArray(
            drafts.stream().map(draft -> draft.from.vector()).toArray(float[][]::new));
    INDArray[] inputs = {before, from};
    INDArray[] masks = {Nd4j.ones(drafts.size(), sentence + 1), null};
    if (attention) {
      List<float[][]> states = drafts.stream().map(draft -> draft.from.states()).toList();
      inputs = new INDArray[] {before, from, steps(states)};
      masks = new INDArray[] {masks[0], null, mask(states)};
    }
    INDArray said = planner.output(false, inputs, masks, null)[0];
    planner.clearLayerMaskArrays();
    return said.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(sentence))
        .dup('c')
        .toFloatMatrix();
  }

  /** Sequences of vectors as a graph reads them, [N, F, T] of the longest, zeros after the end. */
  private static INDArray steps(List<float[][]> sequences) {
    int longest = sequences.stream().mapToInt(vectors -> vectors.length).max().orElseThrow();
    int size = sequences.get(0)[0].length;
    float[][][] steps = new float[longest][sequences.size()][size];
    for (int n = 0; n < sequences.size(); n++) {
      for (int t = 0; t < sequences.get(n).length; t++) {
        steps[t][n] = sequences.get(n)[t];
      }
    }
    return Nd4j.createFromArray(steps).permute(1, 2, 0);
  }

  private static INDArray mask(List<float[][]> sequences) {
    int longest = sequences.stream().mapToInt(vectors -> vectors.length).max().orElseThrow();
    float[][] mask = new float[sequences.size()][longest];
    for (int n = 0; n < mask.length; n++) {
      Arrays.fill(mask[n], 0, sequences.get(n).length, 1);
    }
    return Nd4j.createFromArray(mask);
  }
}
