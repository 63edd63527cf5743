package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.ngram.BackoffModel;
import dev.unroll.core.ngram.SentenceNgrams;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained language model.
 *
 * <pre>{@code
 * LanguageModel model = LanguageModel.load(Path.of("runs/shakespeare"));
 * String text = model.generate("ROMEO:", 400, SamplerOptions.plain().withTemperature(0.8), 42);
 * double bits = model.evaluate(Path.of("other.txt")).metrics().get("bits per character");
 * }</pre>
 *
 * Immutable and thread-safe: each call works on its own copy of the network's state.
 */
public final class LanguageModel {
  /** What a sentence ends with, in text with one a line. */
  private static final String LINE_END = "\n";

  static final String CONFIG = "config.json";
  static final String TOKENISER = "tokeniser.txt";
  static final String VOCABULARY = "vocabulary.txt";

  private final LanguageModelConfig config;
  private final Tokeniser tokeniser;
  private final Vocabulary vocabulary;
  private final Weights weights;

  /** What training found. */
  private sealed interface Weights {
    /** Parameters of a graph, float [1, P]. */
    record Network(INDArray parameters) implements Weights {}

    /** Counts. */
    record Ngrams(BackoffModel model) implements Weights {}
  }

  private LanguageModel(Checkpoint checkpoint) {
    config = LanguageModelConfig.fromJson(checkpoint.text(CONFIG));
    tokeniser = Tokeniser.decode(checkpoint.text(TOKENISER));
    vocabulary = Vocabulary.decode(checkpoint.text(VOCABULARY));
    weights =
        config.kind() == LanguageModelConfig.Kind.NGRAM
            ? new Weights.Ngrams(NgramTask.model(checkpoint.task().get(NgramTask.MODEL)))
            : new Weights.Network(GraphState.parameters(checkpoint.task()));
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is no language model
   */
  public static LanguageModel load(Path run) throws IOException {
    return of(RunFiles.checkpoint(run));
  }

  /** The model in a checkpoint; fails as {@link #load} does. */
  static LanguageModel of(Checkpoint checkpoint) {
    return new LanguageModel(checkpoint);
  }

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(LanguageModelConfig config, LanguageModelData data) {
    return Map.of(
        CONFIG, config.toJson(),
        TOKENISER, data.tokeniser().encode(),
        VOCABULARY, data.vocabulary().encode());
  }

  /** What the model is made of. */
  public LanguageModelConfig config() {
    return config;
  }

  /** Cuts text into the model's tokens. */
  public Tokeniser tokeniser() {
    return tokeniser;
  }

  /** The model's tokens. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * Writes on.
   *
   * @param prompt what the text begins with; may be empty
   * @param length in tokens
   * @param seed equal seeds give equal texts
   * @return the text after the prompt
   */
  public String generate(String prompt, int length, SamplerOptions options, long seed) {
    StringBuilder text = new StringBuilder();
    generate(prompt, length, options, seed, text::append);
    return text.toString();
  }

  /** As {@link #generate(String, int, SamplerOptions, long)}, piece by piece as it is written. */
  public void generate(
      String prompt, int length, SamplerOptions options, long seed, Consumer<String> out) {
    generate(prompt, length, Sampler.of(options), seed, out);
  }

  /** As {@link #generate(String, int, SamplerOptions, long, Consumer)}, with any sampler. */
  public void generate(
      String prompt, int length, Sampler sampler, long seed, Consumer<String> out) {
    new Writer(predictor(), tokeniser, vocabulary)
        .write(prompt, length, sampler, RandomStream.named(seed, "generate"), out);
  }

  /**
   * Measures the model on a UTF-8 text file.
   *
   * @throws java.io.UncheckedIOException when the file cannot be read or is no text
   */
  public Evaluation evaluate(Path file) {
    return evaluate(ids(file, false));
  }

  /** Measures the model on token ids. */
  public Evaluation evaluate(int[] ids) {
    return Evaluation.of(nats(ids), ids, tokeniser, vocabulary);
  }

  /** The token ids of a UTF-8 text file. */
  public int[] ids(Path file, boolean lenient) {
    return LanguageModelData.ids(Corpus.files(List.of(file)), tokeniser, vocabulary, lenient);
  }

  /**
   * Nats of each token given the ones before it. A recurrent model reads a long text in parallel
   * rows, where it knows at least the 128 tokens before, though not all.
   *
   * @param ids two or more
   * @return as many numbers; the first is 0
   * @throws IllegalArgumentException when there are fewer
   */
  public double[] nats(int[] ids) {
    Check.require(
        ids.length >= 2, "a text to measure needs 2 tokens or more, but had " + ids.length);
    if (weights instanceof Weights.Ngrams ngrams) {
      return new NgramModel(ngrams.model()).nats(ids);
    }
    return config.kind() == LanguageModelConfig.Kind.MLP
        ? window().nats(ids)
        : new RecurrentScorer(graph()).nats(ids);
  }

  /** A reader of tokens that tells what may follow. */
  public Predictor predictor() {
    if (weights instanceof Weights.Ngrams ngrams) {
      return new NgramModel(ngrams.model());
    }
    return config.kind() == LanguageModelConfig.Kind.MLP
        ? window()
        : new RecurrentPredictor(graph());
  }

  /** Scores sentences, each of them a line of the text that the model learnt. */
  public TokenScorer sentences() {
    if (weights instanceof Weights.Ngrams ngrams) {
      return SentenceNgrams.ofStream(vocabulary, ngrams.model(), LINE_END);
    }
    return config.kind() == LanguageModelConfig.Kind.MLP
        ? new BranchScorer<>(
            new WindowBranches(graph(), config.order(), vocabulary.unknown()), vocabulary, LINE_END)
        : new BranchScorer<>(new RecurrentBranches(graph()), vocabulary, LINE_END);
  }

  private WindowModel window() {
    return new WindowModel(graph(), config.order(), vocabulary.unknown());
  }

  /** A new graph with the trained parameters. */
  CarryingGraph graph() {
    Optimiser unused = new Optimiser(Optimiser.Kind.SGD, 0, 0);
    CarryingGraph graph =
        LanguageModelNetwork.graph(
            config, vocabulary.size(), 0, unused, new Rate(new Schedule.Constant(1)));
    GraphState.assign(graph, ((Weights.Network) weights).parameters());
    return graph;
  }
}
