package dev.unroll.core.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceNgramsTest {
  private static final List<String> STREAM = List.of("abba|ab|baab|abab|".split(""));

  private static Vocabulary vocabulary() {
    return Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(STREAM).build();
  }

  private static BackoffModel model(int order) {
    return KneserNey.train(order, vocabulary().size(), vocabulary().ids(STREAM));
  }

  private static double nats(TokenScorer scorer, String sentence) {
    TokenScorer.State state = scorer.start();
    double nats = 0;
    for (int token : vocabulary().ids(List.of(sentence.split("")))) {
      nats -= state.score(token);
      state = state.then(token);
    }
    return nats - state.end();
  }

  @Test
  void aSentenceOfAStreamCostsWhatItDoesBetweenSeparators() {
    for (int order = 1; order <= 4; order++) {
      BackoffModel model = model(order);
      double first = -model.logProbability(new int[0], vocabulary().id("|"));
      double stream = model.nats(vocabulary().ids(List.of("|abab|".split(""))));
      TokenScorer scorer = SentenceNgrams.ofStream(vocabulary(), model, "|");
      assertEquals(stream - first, nats(scorer, "abab"), 1e-9, "order " + order);
    }
  }

  @Test
  void aStreamWithoutSeparatorsKnowsNoEnds() {
    BackoffModel model = model(3);
    TokenScorer scorer = SentenceNgrams.ofStream(vocabulary(), model, "\n");
    assertEquals(model.nats(vocabulary().ids(List.of("a", "b", "a"))), nats(scorer, "aba"), 1e-9);
    assertEquals(scorer.prior(1), scorer.start().score(1));
  }
}
