package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * The plan of a joined string: everything but the samples.
 *
 * @param id tells it from the others
 * @param recordings in order, all of one speaker
 * @param pauses seconds, one before each recording and one after the last
 * @param noise level of the noise under all of it, dB relative to full scale
 * @param seed of that noise
 */
public record JoinedString(
    String id, List<Recording> recordings, List<Double> pauses, double noise, long seed) {
  public JoinedString {
    Check.notBlank("id", id);
    recordings = List.copyOf(recordings);
    pauses = List.copyOf(pauses);
    Check.require(!recordings.isEmpty(), id + ": expected one recording or more, but has none");
    Check.require(
        recordings.stream().map(Recording::speaker).distinct().count() == 1,
        id + ": expected recordings of one speaker, but has " + recordings);
    Check.require(
        pauses.size() == recordings.size() + 1,
        id + ": expected " + (recordings.size() + 1) + " pauses, but has " + pauses.size());
    pauses.forEach(pause -> Check.notNegative(id + ": pause", pause));
    Check.require(noise < 0, id + ": noise must be < 0 dB, but was " + noise);
  }

  /** Who says all of it. */
  public String speaker() {
    return recordings.get(0).speaker();
  }
}
