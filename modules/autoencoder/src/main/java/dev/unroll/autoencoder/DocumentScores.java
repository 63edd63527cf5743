package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.Language;
import java.util.List;

/**
 * How much of documents is left after they went through a vector.
 *
 * @param exactSentences of all sentences, the share that came back as it was at its place in its
 *     document, in percent
 * @param texts of documents as texts: its exact share is of documents, its token accuracy and BLEU
 *     are of their sentences in a row
 */
public record DocumentScores(double exactSentences, ReconstructionScores texts) {
  /**
   * Compares documents with what came back of them.
   *
   * @param language of both: what its case and spacing lose does not count
   * @throws IllegalArgumentException when there is none, or not one for each
   */
  public static DocumentScores of(
      List<List<String>> originals, List<List<String>> found, Language language) {
    Check.require(
        originals.size() == found.size(),
        found.size() + " documents came back of " + originals.size());
    int equal = 0;
    int all = 0;
    for (int i = 0; i < found.size(); i++) {
      List<String> document = originals.get(i);
      List<String> back = found.get(i);
      all += document.size();
      for (int s = 0; s < Math.min(document.size(), back.size()); s++) {
        equal += language.plain(document.get(s)).equals(language.plain(back.get(s))) ? 1 : 0;
      }
    }
    ReconstructionScores texts =
        ReconstructionScores.of(
            originals.stream().map(DocumentText::joined).toList(),
            found.stream().map(DocumentText::joined).toList(),
            language);
    return new DocumentScores(100.0 * equal / all, texts);
  }
}
