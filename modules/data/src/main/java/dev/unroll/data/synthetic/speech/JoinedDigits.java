package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Strings of {@value #FEWEST_DIGITS} to {@value #MOST_DIGITS} real recordings of one speaker each,
 * with random pauses, all under a low white noise so that no pause is digital silence. String k
 * depends on the seed, the division, the split and k only, so more of them begin with the fewer.
 * Thread-safe.
 */
public final class JoinedDigits implements Iterable<SpokenUtterance> {
  /** Digits of the shortest string. */
  public static final int FEWEST_DIGITS = 3;

  /** Digits of the longest string. */
  public static final int MOST_DIGITS = 7;

  private final DigitRecordings recordings;
  private final List<JoinedString> plans;

  private JoinedDigits(DigitRecordings recordings, List<JoinedString> plans) {
    this.recordings = recordings;
    this.plans = plans;
  }

  /**
   * Plans strings; no sample is read yet.
   *
   * @param strings how many
   * @throws IllegalArgumentException when no recording belongs to the split, naming who is heard
   */
  public static JoinedDigits of(
      DigitRecordings recordings, Division division, Split split, int strings, long seed) {
    Check.notNegative("strings", strings);
    List<Recording> heard =
        recordings.all().stream().filter(found -> division.holds(split, found)).toList();
    List<List<Recording>> bySpeaker =
        recordings.speakers().stream()
            .map(who -> heard.stream().filter(found -> found.speaker().equals(who)).toList())
            .filter(theirs -> !theirs.isEmpty())
            .toList();
    Check.require(
        !bySpeaker.isEmpty(),
        "no recording is for the "
            + (split.lowerCase() + " split of the division " + division.name())
            + ("; the speakers are " + String.join(", ", recordings.speakers())));
    String name = division.name() + "-" + split.lowerCase();
    RandomStream stream = RandomStream.named(seed, "joined digits " + name);
    List<JoinedString> plans =
        IntStream.range(0, strings)
            .mapToObj(index -> plan(name + "-" + index, bySpeaker, stream.at(index)))
            .toList();
    return new JoinedDigits(recordings, plans);
  }

  private static JoinedString plan(
      String id, List<List<Recording>> bySpeaker, RandomStream random) {
    List<Recording> theirs = bySpeaker.get(random.nextInt(bySpeaker.size()));
    int digits = random.nextInt(FEWEST_DIGITS, MOST_DIGITS + 1);
    List<Recording> chosen =
        IntStream.range(0, digits)
            .mapToObj(i -> theirs.get(random.nextInt(theirs.size())))
            .toList();
    List<Double> pauses =
        DoubleStream.generate(() -> random.nextDouble(0.05, 0.5))
            .limit(digits + 1)
            .boxed()
            .toList();
    return new JoinedString(id, chosen, pauses, random.nextDouble(-75, -50), random.nextLong());
  }

  /** What the strings are made of, in order. */
  public List<JoinedString> plans() {
    return plans;
  }

  /**
   * Joins a string.
   *
   * @return [T] from -1 to 1 at {@value DigitRecordings#RATE} Hz, the caller's own
   * @throws IOException when a recording cannot be read
   */
  public float[] samples(JoinedString plan) throws IOException {
    return utterance(plan).sound().samples();
  }

  /** Joins a string, and tells when each digit's recording begins and ends. */
  public SpokenUtterance utterance(JoinedString plan) throws IOException {
    List<float[]> parts = new ArrayList<>();
    List<SpokenWord> words = new ArrayList<>();
    int length = length(plan.pauses().get(0));
    for (int i = 0; i < plan.recordings().size(); i++) {
      Recording recording = plan.recordings().get(i);
      float[] part = recordings.samples(recording);
      parts.add(part);
      words.add(
          new SpokenWord(recording.digit().word(), seconds(length), seconds(length + part.length)));
      length += part.length + length(plan.pauses().get(i + 1));
    }
    float[] samples = noise(length, plan);
    for (int i = 0; i < parts.size(); i++) {
      add(parts.get(i), samples, (int) Math.round(words.get(i).start() * DigitRecordings.RATE));
    }
    return new SpokenUtterance(
        plan.id(), plan.speaker(), words, new Sound(samples, DigitRecordings.RATE));
  }

  private static int length(double seconds) {
    return (int) Math.round(seconds * DigitRecordings.RATE);
  }

  private static double seconds(int samples) {
    return (double) samples / DigitRecordings.RATE;
  }

  private static float[] noise(int length, JoinedString plan) {
    RandomStream random = new RandomStream(plan.seed());
    double level = Waveform.amplitude(plan.noise());
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (level * random.nextGaussian());
    }
    return samples;
  }

  private static void add(float[] part, float[] samples, int from) {
    for (int i = 0; i < part.length; i++) {
      samples[from + i] = Math.max(-1, Math.min(1, samples[from + i] + part[i]));
    }
  }

  /** Every string in order, joined as it is asked for; a file that fails is thrown unchecked. */
  @Override
  public Iterator<SpokenUtterance> iterator() {
    return plans.stream().map(this::joined).iterator();
  }

  private SpokenUtterance joined(JoinedString plan) {
    try {
      return utterance(plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
