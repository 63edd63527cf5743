package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.data.conll.ConlluSentence;
import dev.unroll.data.similarity.SimilarityPair;
import java.util.List;
import java.util.Map;

/**
 * Everything that is measured of sentence vectors without looking at how they are made. The same
 * vectors and seed give the same numbers. Thread-safe if the vectors are.
 */
public final class SentenceEvaluation {
  private final SentenceVectors vectors;
  private final long seed;

  /**
   * Of these vectors.
   *
   * @param seed of folds and of which sentences a probe draws; the same for all that are compared
   */
  public SentenceEvaluation(SentenceVectors vectors, long seed) {
    this.vectors = vectors;
    this.seed = seed;
  }

  /** Relatedness and entailment, learnt from the training pairs; the trial pairs are not used. */
  public SickScores sick(Parts<SimilarityPair> pairs) {
    return new SickReadout(vectors, PenaltySearch.standard(), seed)
        .measure(pairs.training(), pairs.test());
  }

  /** Length, word order, tense and the subject's number, of a treebank's sentences. */
  public List<ProbeScore> treebank(Parts<ConlluSentence> sentences) {
    Parts<String> texts = sentences.map(part -> part.stream().map(ConlluSentence::text).toList());
    return List.of(
        probe(TextProbes.length(texts, seed)),
        probe(TextProbes.wordOrder(texts, seed)),
        probe(GrammarProbes.tense(sentences, seed)),
        probe(GrammarProbes.subjectNumber(sentences, seed)));
  }

  /** Which book a sentence is from; sentences by the book's name, at least two books. */
  public ProbeScore topic(Map<String, List<String>> books) {
    return probe(TextProbes.topic(books, seed));
  }

  /** One probe, such as those of {@link TextProbes} and {@link GrammarProbes}. */
  public ProbeScore probe(Probe probe) {
    return new ProbeReadout(vectors).measure(probe);
  }

  /** Cosines of two sentences of the same words in another order, and of an unrelated one. */
  public OrderContrast order() {
    return OrderContrast.of(vectors);
  }
}
