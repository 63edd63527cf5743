package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A trained sequence-to-sequence model.
 *
 * <pre>{@code
 * SeqToSeqModel model = SeqToSeqModel.load(Path.of("runs/de-en"));
 * String english = model.translate("ein hund läuft durch den schnee .");
 * List<Translation> all = model.translate(sentences, Search.beam(5));
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class SeqToSeqModel {
  private static final String CONFIG = "config.json";
  private static final String SOURCE = "source ";
  private static final String TARGET = "target ";
  private static final String TOKENISER = "tokeniser.txt";
  private static final String VOCABULARY = "vocabulary.txt";
  private static final int BATCH = 32;

  private final SeqToSeqConfig config;
  private final Language source;
  private final Language target;
  private final CarryingGraph network;

  /** Translators that nobody uses at the moment; each has copied the weights. */
  private final Queue<Translator> idle = new ConcurrentLinkedQueue<>();

  private SeqToSeqModel(Checkpoint checkpoint) {
    config = SeqToSeqConfig.fromJson(checkpoint.text(CONFIG));
    source = language(config.source(), checkpoint, SOURCE);
    target = language(config.target(), checkpoint, TARGET);
    network =
        SeqToSeqNetwork.graph(
            config,
            source.vocabulary().size(),
            target.vocabulary().size(),
            0,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    GraphState.assign(network, GraphState.parameters(checkpoint.task()));
  }

  private static Language language(TextConfig config, Checkpoint checkpoint, String side) {
    return new Language(
        config,
        Tokeniser.decode(checkpoint.text(side + TOKENISER)),
        Vocabulary.decode(checkpoint.text(side + VOCABULARY)));
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a sequence-to-sequence model
   */
  public static SeqToSeqModel load(Path run) throws IOException {
    return new SeqToSeqModel(RunFiles.checkpoint(run));
  }

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(SeqToSeqConfig config, SeqToSeqData data) {
    return Map.of(
        CONFIG,
        config.toJson(),
        SOURCE + TOKENISER,
        data.source().tokeniser().encode(),
        SOURCE + VOCABULARY,
        data.source().vocabulary().encode(),
        TARGET + TOKENISER,
        data.target().tokeniser().encode(),
        TARGET + VOCABULARY,
        data.target().vocabulary().encode());
  }

  /** What the model is made of. */
  public SeqToSeqConfig config() {
    return config;
  }

  /** What is read. */
  Language source() {
    return source;
  }

  /** What is written. */
  Language target() {
    return target;
  }

  /** Number of parameters of the network. */
  public long parameters() {
    return network.numParams();
  }

  /** The likeliest translation that a beam of 5 finds; empty for a blank sentence. */
  public String translate(String sentence) {
    return translate(List.of(sentence), Search.beam(5)).get(0).text();
  }

  /**
   * Translates sentences.
   *
   * @param sentences of any length; longer ones than in training are translated as well as can be
   * @return one translation for each, in order; for a blank sentence the empty one, without a
   *     search
   */
  public List<Translation> translate(List<String> sentences, Search search) {
    return translate(sentences, search, 0);
  }

  /**
   * Translates some of many sentences.
   *
   * @param first number of the first of them among all, on which depends what {@link
   *     Search.Sampled} draws
   */
  public List<Translation> translate(List<String> sentences, Search search, int first) {
    List<List<String>> tokens = sentences.stream().map(source::tokens).toList();
    int[] asked = IntStream.range(0, tokens.size()).filter(i -> !tokens.get(i).isEmpty()).toArray();
    List<int[]> ids = Arrays.stream(asked).mapToObj(tokens::get).map(this::ids).toList();
    int[] numbers = Arrays.stream(asked).map(i -> first + i).toArray();
    Translator translator = idle.poll();
    if (translator == null) {
      translator = new Translator(config, source.vocabulary(), target.vocabulary(), network);
    }
    List<List<Hypothesis>> found = translator.translate(ids, search, numbers, BATCH);
    idle.add(translator);
    List<Translation> translations =
        new ArrayList<>(sentences.stream().map(Translation::empty).toList());
    for (int k = 0; k < asked.length; k++) {
      int i = asked[k];
      translations.set(
          i, Translation.of(sentences.get(i), tokens.get(i), found.get(k), config, source, target));
    }
    return translations;
  }

  private int[] ids(List<String> sentence) {
    return SeqToSeqData.encoderIds(
        source.vocabulary().ids(sentence), config.reversed(), source.vocabulary().end());
  }
}
