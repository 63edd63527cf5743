package dev.unroll.languagemodel;

import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.ngram.BackoffModel;
import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.gradient.GradientNorms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/** Trains an n-gram model: one epoch of one batch, which is the whole training text. */
final class NgramTask implements Task<int[]> {
  static final String MODEL = "ngram";

  private final LanguageModelConfig config;
  private final LanguageModelData data;
  private final long seed;
  private BackoffModel model;

  NgramTask(LanguageModelConfig config, LanguageModelData data, long seed) {
    this.config = config;
    this.data = data;
    this.seed = seed;
    this.model = KneserNey.train(1, data.vocabulary().size(), data.train());
  }

  /** Reads a saved model. */
  static BackoffModel model(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return BackoffModel.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the n-gram model cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public long batches() {
    return 1;
  }

  @Override
  public BatchCursor<int[]> epoch(int epoch, long from) {
    return new Prefetch<>(from, 1, index -> data.train());
  }

  @Override
  public void startEpoch(int epoch) {}

  @Override
  public StepResult fit(int[] text, long step) {
    model = KneserNey.train(config.order(), data.vocabulary().size(), text);
    double loss = Arrays.stream(new NgramModel(model).nats(text)).sum() / (text.length - 1);
    return new StepResult(loss, text.length - 1, 0, GradientNorms.none());
  }

  @Override
  public void rateFactor(double factor) {}

  @Override
  public Measurement evaluate() {
    double[] nats = new NgramModel(model).nats(data.dev());
    return Evaluation.measurement(nats, data.dev(), data.tokeniser(), data.vocabulary());
  }

  @Override
  public String sample(long step) {
    return new Writer(new NgramModel(model), data.tokeniser(), data.vocabulary())
        .write(
            "",
            400,
            Sampler.of(SamplerOptions.plain()),
            RandomStream.named(seed, "sampling").at(step));
  }

  @Override
  public Map<String, byte[]> state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      model.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(MODEL, bytes.toByteArray());
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    model = model(state.get(MODEL));
  }
}
