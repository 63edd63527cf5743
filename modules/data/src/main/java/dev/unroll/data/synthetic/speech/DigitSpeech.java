package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.Split;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Digit strings without end, said by one synthetic voice in ever new {@link Manner}s, from a seed.
 * Utterance k depends on the seed, the split and k only, whichever thread asks and in whatever
 * order. The splits of one seed are independent; short strings of digits come in all of them, but
 * never the same samples.
 *
 * <p>Thread-safe. The first use in a program loads the voice, which takes part of a second.
 */
public final class DigitSpeech {
  /** Digits of the longest string. */
  public static final int MOST_DIGITS = 7;

  /** Samples a second of every utterance. */
  public static final int RATE = DigitVoice.RATE;

  private final RandomStream stream;
  private final String prefix;

  /** The utterances of one split of one seed. */
  public DigitSpeech(long seed, Split split) {
    stream = RandomStream.named(seed, "digit speech " + split.lowerCase());
    prefix = "digits-" + split.lowerCase() + "-";
  }

  /** Loaded when it is first needed. */
  private static final class Loaded {
    static final DigitVoice VOICE = new DigitVoice();
  }

  /**
   * Utterance {@code index} from 0: 1 to {@value #MOST_DIGITS} digits at {@value DigitVoice#RATE}
   * Hz.
   *
   * @throws IllegalArgumentException when {@code index} is negative
   */
  public SpokenUtterance utterance(long index) {
    RandomStream random = stream.at(Check.notNegative("index", index));
    Manner manner = Manner.draw(random);
    List<Digit> digits =
        IntStream.range(0, 1 + random.nextInt(MOST_DIGITS))
            .mapToObj(i -> Digit.of(random.nextInt(Digit.COUNT)))
            .toList();
    DigitVoice.Spoken spoken = Loaded.VOICE.say(digits, manner, random);
    Waveform.addNoise(spoken.samples(), manner.noise(), random);
    Waveform.scale(spoken.samples(), manner.loudness());
    return new SpokenUtterance(
        prefix + index, DigitVoice.NAME, spoken.words(), new Sound(spoken.samples(), RATE));
  }

  /** All in order, without end; one at a time is in memory. */
  public Iterator<SpokenUtterance> utterances() {
    return Stream.iterate(0L, index -> index + 1).map(this::utterance).iterator();
  }

  /** The first {@code count}; each is made anew whenever this is run through. */
  public Iterable<SpokenUtterance> first(int count) {
    Check.notNegative("count", count);
    return () -> IntStream.range(0, count).mapToObj(this::utterance).iterator();
  }
}
