package dev.unroll.speech;

import dev.unroll.data.audio.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * Which recordings are held out where nobody says: of twenty speakers or more those of every
 * twentieth, by name, so that the voices held out are new ones; of fewer every twentieth recording.
 */
final class HoldOut {
  private static final int EVERY = 20;

  private HoldOut() {}

  /** The recordings to train on, or those held out. */
  static FileRecordings part(FileRecordings all, boolean train) {
    List<String> speakers =
        all.entries().stream().map(Recordings.Entry::speaker).distinct().sorted().toList();
    List<Utterance> chosen = new ArrayList<>();
    for (int i = 0; i < all.utterances().size(); i++) {
      int number =
          speakers.size() < EVERY ? i : speakers.indexOf(all.utterances().get(i).speaker());
      if ((number % EVERY == EVERY - 1) != train) {
        chosen.add(all.utterances().get(i));
      }
    }
    return new FileRecordings(chosen);
  }
}
