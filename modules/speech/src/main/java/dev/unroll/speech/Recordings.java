package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import java.io.IOException;
import java.util.List;

/** Recordings with what is said in them; the sound is read when it is asked for. */
interface Recordings {
  /**
   * A recording without its sound.
   *
   * @param name of its file, or another that tells it from the others
   * @param speaker who is heard; empty where that is not known
   * @param transcript words between single spaces; may be empty
   * @param source file and line where the transcript was read; empty where it was made
   */
  record Entry(String name, String speaker, String transcript, String source) {}

  /** All of them, in an order that stays. */
  List<Entry> entries();

  /**
   * The sound of one, and what was wrong with its file.
   *
   * @param index in {@link #entries()}
   * @throws IOException naming the file when it cannot be read
   */
  SoundFile.Reading reading(int index) throws IOException;

  /**
   * The sound of one at a rate in Hz.
   *
   * @throws IOException also naming the file when its rate cannot be changed to this one
   */
  default Sound sound(int index, int rate) throws IOException {
    return reading(index).at(rate);
  }

  /** A text that is another one when any recording or transcript is. */
  String summary() throws IOException;
}
