package dev.unroll.autoencoder;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes vectors of documents with a copy of a hierarchical network's encoders: of all sentences
 * first, then of documents of equally many sentences together. One thread at a time.
 */
final class DocumentReader {
  private static final int BATCH = 64;

  private final VectorReader words;
  private final CarryingGraph sentences;
  private final boolean attention;

  /**
   * @param network of {@link HierarchicalNetwork#graph}, whose parameters are copied
   */
  DocumentReader(AutoencoderConfig config, Vocabulary vocabulary, ComputationGraph network) {
    this(config, vocabulary, network.paramTable());
  }

  /**
   * @param parameters of the encoders by their names, copied; others are passed over
   */
  DocumentReader(
      AutoencoderConfig config, Vocabulary vocabulary, Map<String, INDArray> parameters) {
    this.words = words(config, vocabulary, parameters);
    this.sentences = VectorReader.copied(HierarchicalNetwork.sentenceEncoder(config), parameters);
    this.attention = config.documents().attention();
  }

  /** What makes a vector [F] of each sentence. */
  static VectorReader words(
      AutoencoderConfig config, Vocabulary vocabulary, ComputationGraph network) {
    return words(config, vocabulary, network.paramTable());
  }

  private static VectorReader words(
      AutoencoderConfig config, Vocabulary vocabulary, Map<String, INDArray> parameters) {
    return new VectorReader(
        config,
        vocabulary.padding(),
        VectorReader.copied(
            HierarchicalNetwork.wordEncoder(config, vocabulary.size()), parameters));
  }

  /**
   * What was read of a document.
   *
   * @param vector [D]
   * @param states [S][H] of its sentences, for a decoder that looks at them; else none
   */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Read(float[] vector, float[][] states) {
    private static final float[][] NOTHING = {};

    /** Of a vector alone. */
    static Read of(float[] vector) {
      return new Read(vector, NOTHING);
    }
  }

  /** All that vectors depend on, [1, P]. */
  INDArray parameters() {
    return Nd4j.toFlattened(words.parameters(), sentences.params());
  }

  /**
   * Reads documents.
   *
   * @param documents sentences of each, at least one, as ids with the stop symbol
   */
  List<Read> read(List<List<int[]>> documents) {
    float[][] vectors = words.outputs(documents.stream().flatMap(List::stream).toList());
    int[] first = new int[documents.size()];
    Map<Integer, List<Integer>> bySentences = new TreeMap<>();
    int next = 0;
    for (int i = 0; i < first.length; i++) {
      first[i] = next;
      next += documents.get(i).size();
      bySentences.computeIfAbsent(documents.get(i).size(), size -> new ArrayList<>()).add(i);
    }
    Read[] read = new Read[first.length];
    bySentences.forEach(
        (size, members) -> {
          for (int from = 0; from < members.size(); from += BATCH) {
            List<Integer> some = members.subList(from, Math.min(from + BATCH, members.size()));
            float[][][] steps = new float[size][some.size()][];
            for (int d = 0; d < some.size(); d++) {
              for (int s = 0; s < size; s++) {
                steps[s][d] = vectors[first[some.get(d)] + s];
              }
            }
            List<Read> found = read(steps);
            for (int d = 0; d < some.size(); d++) {
              read[some.get(d)] = found.get(d);
            }
          }
        });
    return List.of(read);
  }

  /** Of vectors [S][D][F], without padding. */
  private List<Read> read(float[][][] steps) {
    INDArray[] outputs = sentences.output(Nd4j.createFromArray(steps).permute(1, 2, 0));
    float[][] vectors = outputs[0].dup('c').toFloatMatrix();
    List<Read> read = new ArrayList<>();
    for (int d = 0; d < vectors.length; d++) {
      read.add(
          attention
              ? new Read(vectors[d], outputs[1].slice(d).permute(1, 0).dup('c').toFloatMatrix())
              : Read.of(vectors[d]));
    }
    return read;
  }
}
