package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Endless little stories from a seed, of which the exact entropy is known; see {@link
 * StoryGrammar}. Story k depends on the seed, the split and k only, so any part can be made again
 * by itself, and a longer corpus begins with the shorter one. Plain ASCII. Immutable.
 */
public final class StoryCorpus {
  private static final Grammar GRAMMAR = StoryGrammar.grammar();
  private static final PredictiveParser PARSER = new PredictiveParser(GRAMMAR);

  private final DerivationSampler sampler = new DerivationSampler(GRAMMAR);
  private final RandomStream stream;

  /** The stories of one split; the splits of one seed are independent. */
  public StoryCorpus(long seed, Split split) {
    this.stream = RandomStream.named(seed, "stories " + split.lowerCase());
  }

  /**
   * Story {@code index} from 0, with the blank line that ends it.
   *
   * @throws IllegalArgumentException when {@code index} is negative
   */
  public String story(long index) {
    StringBuilder text = new StringBuilder();
    sampler.append(text, stream.at(Check.notNegative("index", index)));
    return text.toString();
  }

  /** All stories in order, without end; one at a time is in memory. */
  public Iterator<String> stories() {
    return Stream.iterate(0L, index -> index + 1).map(this::story).iterator();
  }

  /** The first {@code count} stories in one text. */
  public String firstStories(int count) {
    Check.notNegative("count", count);
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < count; index++) {
      sampler.append(text, stream.at(index));
    }
    return text.toString();
  }

  /**
   * Whole stories, from the first, up to the one that reaches {@code characters}: at least so many
   * characters, and more by less than that story's length.
   */
  public String text(int characters) {
    Check.notNegative("characters", characters);
    StringBuilder text = new StringBuilder(characters + 1000);
    for (long index = 0; text.length() < characters; index++) {
      sampler.append(text, stream.at(index));
    }
    return text.toString();
  }

  /** The same characters as {@link #text}, of any number, with one story at a time in memory. */
  public Reader reader(long characters) {
    return new StoryReader(this, Check.notNegative("characters", characters));
  }

  /**
   * The exact entropy rate of the corpus, in bits per character: no model can do better on average.
   * Expected bits over expected characters of {@link #text} are this rate at any length, since
   * whole stories are counted and the last is chosen without looking ahead (Wald's identity). One
   * text in particular has the ideal length that {@link #logProbability} gives.
   */
  public static double bitsPerCharacter() {
    return GRAMMAR.expectations().bitsPerCharacter(StoryGrammar.STORY);
  }

  /** {@link #bitsPerCharacter} in nats, the unit of a cross entropy loss. */
  public static double natsPerCharacter() {
    return GRAMMAR.expectations().natsPerCharacter(StoryGrammar.STORY);
  }

  /**
   * The exact natural logarithm of the probability of one story or of several in a row, as they
   * stand; its negative is their ideal code length in nats. Negative infinity for any other text.
   */
  public static double logProbability(String text) {
    return PARSER.logProbability(text);
  }
}
