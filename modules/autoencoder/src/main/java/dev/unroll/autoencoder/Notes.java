package dev.unroll.autoencoder;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Says at the end which sentences have vectors that tell little. */
final class Notes {
  private final SentenceEncoder encoder;
  private final PrintWriter err;
  private int sentences;
  private int blank;
  private int unknown;

  Notes(SentenceEncoder encoder, PrintWriter err) {
    this.encoder = encoder;
    this.err = err;
  }

  void see(List<String> some) {
    sentences += some.size();
    for (String sentence : some) {
      blank += sentence.isBlank() ? 1 : 0;
      unknown += encoder.onlyUnknown(sentence) ? 1 : 0;
    }
  }

  /** One line for each thing to be said, if any. */
  void finish() {
    if (blank > 0) {
      note("%,d of %,d sentences are blank: each has the vector of the empty sentence", blank);
    }
    if (unknown > 0) {
      note(
          "%,d of %,d sentences have only words that the model does not know: their vectors tell"
              + " how many they are",
          unknown);
    }
    err.flush();
  }

  private void note(String format, int count) {
    err.println(String.format(Locale.ROOT, format, count, sentences));
  }
}
