package dev.unroll.data.audio.corpus;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Free Spoken Digit Dataset (Jackson et al. 2018): single digits in English at 8 kHz, in files
 * DIGIT_SPEAKER_INDEX.wav at any depth of a folder. By the official split indices 0 to 4 of each
 * digit and speaker are test, the rest train.
 */
public final class SpokenDigits {
  private static final Pattern NAME = Pattern.compile("([0-9])_([a-z]+)_([0-9]+)\\.wav");
  private static final int TESTED = 5;
  private static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private SpokenDigits() {}

  /**
   * One part of the official split, in the order of the names. Transcripts are words: "zero" to
   * "nine".
   *
   * @param split TRAIN or TEST; there is no other
   * @throws IOException when the folder is not there or holds no such file
   */
  public static Manifest read(Path folder, Split split) throws IOException {
    Check.require(split != Split.DEV, "the digits have no dev part; hold some of train out");
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder at " + folder + "; check the path");
    }
    List<Utterance> utterances = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && split == part(Integer.parseInt(name.group(3)))) {
          String word = WORDS.get(Integer.parseInt(name.group(1)));
          utterances.add(new Utterance(file, word, name.group(2)));
        }
      }
    }
    if (utterances.isEmpty()) {
      throw new IOException(
          folder + " holds no recording of " + split.lowerCase() + "; expected 0_NAME_0.wav");
    }
    return new Manifest(utterances);
  }

  private static Split part(int index) {
    return index < TESTED ? Split.TEST : Split.TRAIN;
  }
}
