package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.core.decoding.Search;
import java.util.List;

/**
 * Writes documents again and compares them, for models that write them sentence by sentence or as
 * one long sentence. Of the latter, both what was read and what came back are parted into sentences
 * as {@link DocumentText} does it, so that sentences have places to be compared by.
 *
 * @param model of documents
 * @param part documents that it can be measured by
 */
record DocumentEvaluation(AutoencoderModel model, AutoencoderData.Part part) {
  /** Documents to write. */
  int size() {
    return part.stretches().size();
  }

  /** What is left of them. */
  DocumentTable table(Search how) {
    List<List<String>> documents =
        part.stretches().stream()
            .map(document -> document.stream().map(Sentence::text).toList())
            .toList();
    if (model.config().hierarchical()) {
      return DocumentTable.of(
          documents, model.documents().reconstruct(documents, how), model.language());
    }
    List<String> texts = documents.stream().map(DocumentText::joined).toList();
    List<List<String>> back =
        model.reconstruct(texts, how).stream().map(DocumentText::sentences).toList();
    return DocumentTable.of(
        texts.stream().map(DocumentText::sentences).toList(), back, model.language());
  }
}
