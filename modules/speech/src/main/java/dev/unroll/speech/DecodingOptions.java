package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.data.text.TextLines;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options that say how a text is found. */
@Heading("Decoding")
final class DecodingOptions {
  private static final Path NONE = Path.of("");
  private static final double BARRED = Double.NEGATIVE_INFINITY;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Width of the prefix beam; 1 takes the likeliest symbol of each frame.")
  private int beam = 1;

  @Option(names = "--nbest", paramLabel = "N", description = "Texts for each recording.")
  private int nBest = 1;

  @Option(
      names = "--lm",
      paramLabel = "MODEL",
      showDefaultValue = Visibility.NEVER,
      description =
          "Language model: an ARPA file of words, or of letters with --letters, or a run of lm"
              + " train of either.")
  private Path languageModel = NONE;

  @Option(names = "--letters", description = "The ARPA file is one of letters.")
  private boolean letters;

  @Option(
      names = "--space",
      paramLabel = "TOKEN",
      description = "How an ARPA file of letters writes the space.")
  private String space = "<space>";

  @Option(
      names = "--words",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Words that may be written, one a line; without it those of the model.")
  private Path words = NONE;

  @Option(
      names = "--unknown",
      paramLabel = "NATS",
      showDefaultValue = Visibility.NEVER,
      description =
          "Penalty, at most 0, for words that are not listed; without it they are barred.")
  private double unknown = BARRED;

  @Option(names = "--lm-weight", paramLabel = "X", description = "Of the language model.")
  private double weight = 1;

  @Option(names = "--word-bonus", paramLabel = "NATS", description = "For each word.")
  private double bonus;

  /**
   * What the options ask for.
   *
   * @throws IOException when a file cannot be read
   * @throws WrongUse when they do not fit each other
   */
  Decoding decoding() throws IOException {
    boolean modelled = !languageModel.equals(NONE);
    WrongUse.unless(
        () -> {
          Check.positive("beam", beam);
          Check.require(
              beam > 1 || (!modelled && nBest == 1),
              "--lm and --nbest need a search; give --beam, 50 for example");
          Check.require(
              modelled || (words.equals(NONE) && !letters && unknown == BARRED),
              "--words, --letters and --unknown are for a language model; give --lm, too");
          Check.require(
              beam > 1 || bonus == 0, "--word-bonus needs a search; give --beam, 50 for example");
          return beam;
        });
    if (beam == 1) {
      return Decoding.greedy();
    }
    PrefixBeamOptions options =
        WrongUse.unless(
            () ->
                PrefixBeamOptions.of(beam)
                    .withNBest(nBest)
                    .withAlpha(modelled ? weight : 0)
                    .withBeta(bonus));
    return new Decoding.Beam(options, modelled ? language() : alphabet -> LabelScorer.none());
  }

  private Decoding.Language language() throws IOException {
    DecoderLanguage language = DecoderLanguage.read(languageModel, letters, space);
    if (language.letters()) {
      WrongUse.unless(
          () -> {
            Check.require(
                words.equals(NONE) && unknown == BARRED,
                "--words and --unknown are for a language model of words, but --lm is one of"
                    + " letters; leave them out");
            return language;
          });
      return once(language::ofLetters);
    }
    List<String> listed = words.equals(NONE) ? language.words() : TextLines.filled(words);
    return once(alphabet -> language.ofWords(listed, unknown, alphabet));
  }

  /** Makes the model of an alphabet when it is first asked for, and keeps it. */
  private static Decoding.Language once(Decoding.Language language) {
    Map<Alphabet, LabelScorer> made = new ConcurrentHashMap<>();
    return alphabet -> made.computeIfAbsent(alphabet, language::over);
  }
}
