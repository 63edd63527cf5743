package dev.unroll.autoencoder;

import dev.unroll.autoencoder.DocumentReader.Read;
import dev.unroll.data.text.Language;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes vectors of texts with a copy of a network's encoder. One thread at a time. */
sealed interface TextReader {
  /** The vector [D] of each text, in order. */
  float[][] vectors(List<String> texts);

  /** All that vectors depend on, [1, P]. */
  INDArray parameters();

  /**
   * What reads for a kind of model.
   *
   * @param parameters of its encoder by their names, copied; others are passed over
   */
  static TextReader of(
      AutoencoderConfig config, Language language, Map<String, INDArray> parameters) {
    return config.hierarchical()
        ? new OfDocuments(language, new DocumentReader(config, language.vocabulary(), parameters))
        : new OfSentences(language, new VectorReader(config, language.vocabulary(), parameters));
  }

  /** Reads each text as one sentence. */
  record OfSentences(Language language, VectorReader reader) implements TextReader {
    @Override
    public float[][] vectors(List<String> texts) {
      return reader.vectors(TextReader.sources(language, texts));
    }

    @Override
    public INDArray parameters() {
      return reader.parameters();
    }
  }

  /** Reads each text as {@link DocumentText} parts it. */
  record OfDocuments(Language language, DocumentReader reader) implements TextReader {
    @Override
    public float[][] vectors(List<String> texts) {
      return reader
          .read(
              texts.stream()
                  .map(text -> TextReader.sources(language, DocumentText.sentences(text)))
                  .toList())
          .stream()
          .map(Read::vector)
          .toArray(float[][]::new);
    }

    @Override
    public INDArray parameters() {
      return reader.parameters();
    }
  }

  /** Sentences as an encoder reads them. */
  static List<int[]> sources(Language language, List<String> sentences) {
    return language.ids(sentences).stream()
        .map(ids -> AutoencoderData.read(language, ids))
        .toList();
  }
}
