package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.LabelNgrams;
import dev.unroll.core.ctc.LabelScorer;
import dev.unroll.core.ctc.Lexicon;
import dev.unroll.core.ctc.PrefixBeamOptions;
import dev.unroll.core.ctc.WordNgrams;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.TextLines;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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
      paramLabel = "ARPA",
      showDefaultValue = Visibility.NEVER,
      description = "Language model of words, or of letters with --letters.")
  private Path languageModel = NONE;

  @Option(names = "--letters", description = "The language model is one of letters.")
  private boolean letters;

  @Option(
      names = "--space",
      paramLabel = "TOKEN",
      description = "How a language model of letters writes the space.")
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
    ArpaFile arpa = ArpaFile.read(languageModel);
    if (letters) {
      return once(alphabet -> new LabelNgrams(arpa, alphabet, space));
    }
    List<String> listed =
        words.equals(NONE) ? modelled(arpa.vocabulary()) : TextLines.filled(words);
    return once(
        alphabet ->
            new WordNgrams(arpa, alphabet, Lexicon.of(spelt(listed, alphabet), alphabet), unknown));
  }

  /** Makes the model of an alphabet when it is first asked for, and keeps it. */
  private static Decoding.Language once(Decoding.Language language) {
    Map<Alphabet, LabelScorer> made = new ConcurrentHashMap<>();
    return alphabet -> made.computeIfAbsent(alphabet, language::over);
  }

  private static List<String> modelled(Vocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size())
        .mapToObj(vocabulary::token)
        .filter(token -> !token.startsWith("<"))
        .toList();
  }

  /** Words that the alphabet can spell: others can never be written. */
  private static List<String> spelt(List<String> words, Alphabet alphabet) {
    Set<String> letters = Set.copyOf(alphabet.symbols());
    List<String> spelt =
        words.stream()
            .filter(
                word -> word.codePoints().mapToObj(Character::toString).allMatch(letters::contains))
            .toList();
    Check.require(
        !spelt.isEmpty(),
        "no word of the language model can be spelt with the letters of the recogniser; does one of"
            + " them write capitals?");
    return spelt;
  }
}
