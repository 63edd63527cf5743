package dev.unroll.autoencoder;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.PairBatch;
import dev.unroll.data.batch.PairBatches;
import dev.unroll.data.noise.SentenceNoise;
import dev.unroll.training.batch.PairArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sentences, and pieces of the text, that are read and written again. Noise and pieces are drawn
 * anew for each epoch.
 *
 * <p>A piece is as long as some sentence. It is one stretch of the text or several one after
 * another, each from anywhere in a sentence, those too long to be learnt whole included. So a model
 * learns to keep words and not to guess them from those beside them, and meets the words of long
 * sentences, too.
 */
final class SentenceFeed implements Feed {
  private final AutoencoderConfig config;
  private final AutoencoderData data;
  private final SentenceNoise noise;
  private final Drops drops;
  private final List<int[]> sentences;

  /** Where pieces come from. */
  private final List<int[]> text;

  /** Tokens of the text before each of its sentences, and of all. */
  private final int[] before;

  private final long seed;

  SentenceFeed(AutoencoderConfig config, AutoencoderData data, long seed) {
    this.config = config;
    this.data = data;
    this.seed = seed;
    this.noise = new SentenceNoise(config.noise().deletion(), config.noise().swaps());
    this.drops = new Drops(config, data, seed);
    this.sentences = data.train().sentences().stream().map(AutoencoderData.Sentence::ids).toList();
    this.text =
        Stream.concat(
                sentences.stream(),
                data.train().longer().stream().map(AutoencoderData.Sentence::ids))
            .toList();
    this.before = new int[text.size() + 1];
    for (int i = 0; i < text.size(); i++) {
      before[i + 1] = before[i] + text.get(i).length;
    }
  }

  @Override
  public long batches() {
    long items = sentences.size() * (1L + config.spans());
    return (items + config.batch() - 1) / config.batch();
  }

  @Override
  public LongFunction<GraphBatch> epoch(int epoch) {
    List<int[]> written = items(epoch);
    RandomStream draws = RandomStream.named(seed, "noise").at(epoch);
    List<int[]> read = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      int[] noisy =
          config.noise().changesSource()
              ? noise.apply(written.get(i), draws.at(i))
              : written.get(i);
      read.add(AutoencoderData.read(data.language(), noisy));
    }
    int padding = data.language().vocabulary().padding();
    PairBatches batches =
        new PairBatches(read, Feed.framed(data, written), config.batch(), padding, seed);
    List<int[]> plan = batches.plan(epoch);
    return index -> batch(batches.batch(plan.get(Math.toIntExact(index))), epoch, index);
  }

  /** The sentences and this epoch's pieces, each with its ids. */
  List<int[]> items(int epoch) {
    List<int[]> items = new ArrayList<>(sentences);
    RandomStream draws = RandomStream.named(seed, "spans").at(epoch);
    long pieces = (long) sentences.size() * config.spans();
    for (long i = 0; i < pieces; i++) {
      int length = sentences.get(draws.nextInt(sentences.size())).length;
      items.add(piece(length, draws));
    }
    return items;
  }

  /** Stretches of the text one after another, so many tokens in all. */
  private int[] piece(int length, RandomStream draws) {
    int[] piece = new int[length];
    int filled = 0;
    while (filled < length) {
      int[] stretch =
          stretch(draws.nextInt(before[text.size()]), 1 + draws.nextInt(length - filled));
      System.arraycopy(stretch, 0, piece, filled, stretch.length);
      filled += stretch.length;
    }
    return piece;
  }

  /** From a token of the text on, up to so many or to the end of its sentence. */
  private int[] stretch(int token, int length) {
    int found = Arrays.binarySearch(before, token);
    int sentence = found >= 0 ? found : -found - 2;
    int from = token - before[sentence];
    int[] ids = text.get(sentence);
    return Arrays.copyOfRange(ids, from, Math.min(from + length, ids.length));
  }

  private GraphBatch batch(PairBatch batch, int epoch, long index) {
    int[] inputs = drops.drop(batch.inputs(), batch.targetSteps(), epoch, index);
    PairArrays arrays =
        PairArrays.of(
            new PairBatch(
                batch.rows(),
                batch.sourceSteps(),
                batch.source(),
                batch.sourceMask(),
                batch.targetSteps(),
                inputs,
                batch.labels(),
                batch.mask()));
    return new GraphBatch(
        new INDArray[] {arrays.source(), arrays.inputs()},
        new INDArray[] {arrays.sourceMask(), arrays.mask()},
        arrays.labels(),
        arrays.mask(),
        batch.tokens());
  }
}
