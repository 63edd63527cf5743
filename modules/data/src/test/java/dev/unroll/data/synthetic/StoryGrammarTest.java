package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryGrammarTest {
  private static final Grammar GRAMMAR = StoryGrammar.grammar();

  @Test
  void everyStoryHasOneDerivation() {
    new PredictiveParser(GRAMMAR);
  }

  @Test
  void sumOverAllDerivationsIsTheProbabilityDrawnWith() {
    DerivationSampler sampler = new DerivationSampler(GRAMMAR);
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      double drawn = sampler.append(text, new RandomStream(i));
      InsideChart.Inside inside = InsideChart.of(GRAMMAR, text.toString());
      assertEquals(1, inside.derivations(), text::toString);
      if (drawn > -600) {
        assertEquals(drawn, Math.log(inside.probability()), 1e-9);
      }
    }
  }

  @Test
  void symbolsAllServeTheStory() {
    Set<String> reached = new HashSet<>(Set.of(StoryGrammar.STORY));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Rule rule : GRAMMAR.rules(open.pop())) {
        rule.names().stream().filter(reached::add).forEach(open::push);
      }
    }
    assertEquals(GRAMMAR.rules().keySet(), reached);
  }

  @Test
  void storiesAreRichEnoughToLearnFrom() {
    Expectations expected = GRAMMAR.expectations();
    double bits = expected.bitsPerCharacter(StoryGrammar.STORY);
    assertTrue(bits > 0.6 && bits < 1.2, () -> bits + " bits per character");
    double characters = expected.characters(StoryGrammar.STORY);
    assertTrue(characters > 300 && characters < 1000, () -> characters + " characters a story");
  }
}
