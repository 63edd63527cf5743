package dev.unroll.tagging;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.batch.LengthBatches;
import dev.unroll.training.graph.HeldOutData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Measures a graph under training on held-out texts; changes nothing that training depends on. */
final class HeldOut implements HeldOutData {
  private static final int BATCH = 64;

  /** Texts that are tagged while training; all are scored. */
  private static final int TAGGED = 1_000;

  private static final int EXAMPLES = 5;

  private final TagConfig config;
  private final TagData data;
  private final CarryingGraph graph;

  HeldOut(TagConfig config, TagData data, CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.graph = graph;
  }

  /** The loss that is learnt, in nats per word or per text, and how often the network is right. */
  @Override
  public Measurement measure() {
    List<Example> some = data.dev().examples();
    some = some.subList(0, Math.min(TAGGED, some.size()));
    double loss = loss();
    return new Measurement(
        loss,
        Double.isFinite(loss)
            ? Scores.of(config, data.lexicon(), some, tagged(some)).metrics()
            : Map.of());
  }

  private double loss() {
    TagSizes counts = TagSizes.of(data.lexicon(), data.answers());
    List<TagSequence> sequences = data.dev().sequences();
    List<int[]> words = sequences.stream().map(TagSequence::words).toList();
    double nats = 0;
    long tokens = 0;
    for (List<Integer> members : LengthBatches.of(words, BATCH)) {
      TagBatch batch =
          TagBatches.of(
              members.stream().map(sequences::get).toList(), data.lexicon().words().padding());
      TagArrays arrays =
          TagArrays.of(
              config, counts, batch, members.stream().map(data.dev().terms()::get).toList());
      nats +=
          graph.score(
              new MultiDataSet(
                  arrays.inputs(), arrays.labels(), arrays.inputMasks(), arrays.masks()),
              false);
      graph.clearLayerMaskArrays(); // else training would be masked, too
      tokens += arrays.tokens();
    }
    return nats / Math.max(1, tokens);
  }

  /** A few held-out texts with what the network says of them and what is true. */
  @Override
  public String examples(RandomStream random) {
    List<Example> dev = data.dev().examples();
    List<Example> some =
        IntStream.range(0, Math.min(EXAMPLES, dev.size()))
            .mapToObj(i -> dev.get(random.nextInt(dev.size())))
            .toList();
    List<Tagged> found = tagged(some);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < some.size(); i++) {
      lines.append("= ").append(TagText.line(config.task(), Scores.truth(some.get(i))));
      lines.append("\n> ").append(TagText.line(config.task(), found.get(i))).append('\n');
    }
    return lines.toString();
  }

  private List<Tagged> tagged(List<Example> examples) {
    List<List<String>> words = new ArrayList<>();
    examples.forEach(example -> words.add(example.words()));
    return new Tagger(config, data.lexicon(), data.answers(), graph).tag(words, new TagBeam(1));
  }
}
