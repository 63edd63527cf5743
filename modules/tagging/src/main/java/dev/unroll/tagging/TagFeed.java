package dev.unroll.tagging;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.training.graph.EpochFeed;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The training texts in batches. Rare words are read as "other" now and then, drawn anew for each
 * epoch, see {@link WordConfig}.
 */
final class TagFeed implements EpochFeed<TagArrays> {
  private final TagConfig config;
  private final TagData data;
  private final TagSizes counts;
  private final long seed;
  private final TagBatches batches;
  private final double[] shares;

  TagFeed(TagConfig config, TagData data, long seed) {
    this.config = config;
    this.data = data;
    this.counts = TagSizes.of(data.lexicon(), data.answers());
    this.seed = seed;
    List<TagSequence> sequences = data.train().sequences();
    this.batches = new TagBatches(sequences, config.batch(), padding(), seed);
    this.shares =
        Arrays.stream(data.lexicon().counts(sequences.stream().map(TagSequence::words).toList()))
            .mapToDouble(config.words()::unknownShare)
            .toArray();
  }

  private int padding() {
    return data.lexicon().words().padding();
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public LongFunction<TagArrays> epoch(int epoch) {
    List<int[]> plan = batches.plan(epoch);
    RandomStream draws = RandomStream.named(seed, "unknown words").at(epoch);
    return index -> batch(plan.get(Math.toIntExact(index)), draws.at(index));
  }

  private TagArrays batch(int[] members, RandomStream draws) {
    TagBatch batch = batches.batch(members);
    TagBatch read =
        new TagBatch(
            batch.rows(),
            batch.steps(),
            withUnknown(batch.words(), draws),
            batch.tags(),
            batch.mask(),
            batch.labels(),
            batch.letters(),
            batch.grams());
    List<int[]> terms = Arrays.stream(members).mapToObj(data.train().terms()::get).toList();
    return TagArrays.of(config, counts, read, terms);
  }

  private int[] withUnknown(int[] words, RandomStream draws) {
    int[] read = words.clone();
    for (int i = 0; i < read.length; i++) {
      if (draws.nextDouble() < shares[read[i]]) {
        read[i] = data.lexicon().words().unknown();
      }
    }
    return read;
  }
}
