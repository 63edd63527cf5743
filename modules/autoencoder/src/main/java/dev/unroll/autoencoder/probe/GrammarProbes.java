package dev.unroll.autoencoder.probe;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.conll.ConlluSentence;
import dev.unroll.data.conll.ConlluToken;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Probes of the main clause, which sentences of Universal Dependencies answer: "Tense" and
 * "SubjNum" of Conneau et al. 2018, whose labels came from a parser, with labels from people.
 */
public final class GrammarProbes {
  private static final Set<String> VERBS = Set.of("VERB", "AUX");

  private GrammarProbes() {}

  /** Whether the finite verb that is the root stands in the past or the present tense. */
  public static Probe tense(Parts<ConlluSentence> sentences, long seed) {
    return probe("tense", "Tense", List.of("Past", "Pres"), GrammarProbes::verb, sentences, seed);
  }

  /** Whether the root's subject, a pronoun or a noun, is singular or plural. */
  public static Probe subjectNumber(Parts<ConlluSentence> sentences, long seed) {
    return probe(
        "subject number",
        "Number",
        List.of("Sing", "Plur"),
        GrammarProbes::subject,
        sentences,
        seed);
  }

  private static Probe probe(
      String name,
      String feature,
      List<String> values,
      Function<ConlluSentence, Optional<ConlluToken>> asked,
      Parts<ConlluSentence> sentences,
      long seed) {
    Parts<LabelledSentence> labelled =
        sentences.map(
            part ->
                part.stream()
                    .flatMap(sentence -> labelled(sentence, asked, feature, values).stream())
                    .toList());
    RandomStream random = RandomStream.named(seed, name);
    return Probe.balanced(name, values, labelled, TextProbes.MOST, random);
  }

  private static Optional<LabelledSentence> labelled(
      ConlluSentence sentence,
      Function<ConlluSentence, Optional<ConlluToken>> asked,
      String feature,
      List<String> values) {
    return asked
        .apply(sentence)
        .map(token -> values.indexOf(token.features().getOrDefault(feature, "")))
        .filter(label -> label >= 0 && !sentence.text().isBlank())
        .map(label -> new LabelledSentence(sentence.text(), label));
  }

  private static OptionalInt root(ConlluSentence sentence) {
    List<ConlluToken> tokens = sentence.tokens();
    return IntStream.rangeClosed(1, tokens.size())
        .filter(number -> tokens.get(number - 1).head() == 0)
        .findFirst();
  }

  /** The root if it is a finite verb; participles' tense is not the clause's. */
  private static Optional<ConlluToken> verb(ConlluSentence sentence) {
    return root(sentence).stream()
        .mapToObj(number -> sentence.tokens().get(number - 1))
        .filter(token -> VERBS.contains(token.upos()))
        .filter(token -> token.features().getOrDefault("VerbForm", "").equals("Fin"))
        .findFirst();
  }

  /** The subject of the root, of the active or the passive voice. */
  private static Optional<ConlluToken> subject(ConlluSentence sentence) {
    OptionalInt root = root(sentence);
    return sentence.tokens().stream()
        .filter(token -> root.isPresent() && token.head() == root.getAsInt())
        .filter(token -> Set.of("nsubj", "nsubj:pass").contains(token.relation()))
        .findFirst();
  }
}
