package dev.unroll.lectures.networks;

import dev.unroll.core.metric.SlotF1;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.data.text.HashedGrams;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.lectures.network.Training;
import dev.unroll.tagging.TagNetwork;
import dev.unroll.tagging.TagSizes;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The network of the tagging application, trained on sentences in memory: which words and tags
 * there are, is read off these. Rare words are read as "other" now and then, with the probability z
 * / (z + c) of a word met c times, z = u / (1 − u) (Kiperwasser and Goldberg 2016, section 4.2). A
 * network that reads the tag before reads the true one in training, and its own afterwards. Not
 * thread-safe.
 */
final class SlotTagger {
  /** Sentences of a batch. */
  static final int ROWS = 32;

  private static final HashedGrams GRAMS = new HashedGrams(3, 6, TaggerForm.GRAM_BITS, 30);

  private final TaggerForm form;
  private final Vocabulary words;
  private final Vocabulary tags;
  private final Map<Integer, Double> otherShares = new HashMap<>();
  private final CarryingGraph graph;

  /** Learns sentences, each of them with a tag for each word; equal arguments learn the same. */
  SlotTagger(TaggerForm form, List<TaggedSentence> train, Training training, long seed) {
    this.form = form;
    Vocabulary.Builder seen = Vocabulary.builder().special(Vocabulary.UNKNOWN, Vocabulary.PADDING);
    Vocabulary.Builder said = Vocabulary.builder();
    Map<String, Integer> counts = new HashMap<>();
    for (TaggedSentence sentence : train) {
      seen.addAll(sentence.words());
      said.addAll(sentence.tags());
      sentence.words().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    words = seen.build();
    tags = said.build();
    double z = form.other() / (1 - form.other());
    counts.forEach((word, count) -> otherShares.put(words.id(word), z / (z + count)));
    Rate rate = new Rate(training.schedule());
    graph =
        TagNetwork.graph(
            form.config(),
            new TagSizes(words.size(), 1, tags.size(), 0, 0),
            seed,
            new Optimiser(training.optimiser(), 0, 0),
            rate);
    GraphStep step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
    learn(step, train.stream().map(this::sequence).toList(), training.updates(), seed);
  }

  private void learn(GraphStep step, List<TagSequence> sequences, int updates, long seed) {
    TagBatches batches = new TagBatches(sequences, ROWS, words.padding(), seed);
    RandomStream chance = RandomStream.named(seed, "other");
    int done = 0;
    for (int epoch = 0; done < updates; epoch++) {
      for (int[] members : batches.plan(epoch)) {
        if (done < updates) {
          TagBatch batch = batches.batch(members);
          INDArray labels = BatchArrays.sequence(batch.tags(), batch.rows(), batch.steps());
          INDArray[] inputs =
              inputs(batch, withOther(batch.words(), chance.at(done)), batch.tags());
          INDArray mask = mask(batch);
          step.fit(inputs, masks(inputs, mask), labels, mask, batch.tokens(), done++);
        }
      }
    }
    graph.clearCarry();
  }

  private TagSequence sequence(TaggedSentence sentence) {
    int[] answers =
        sentence.tags().stream().mapToInt(t -> tags.contains(t) ? tags.id(t) : 0).toArray();
    int[][] grams =
        form.letters()
            ? sentence.words().stream().map(GRAMS::ids).toArray(int[][]::new)
            : new int[0][];
    return new TagSequence(
        words.ids(sentence.words()), answers, TagSequence.NO_LABEL, new int[0][], grams);
  }

  private int[] withOther(int[] ids, RandomStream chance) {
    return Arrays.stream(ids)
        .map(id -> chance.nextDouble() < otherShares.getOrDefault(id, 0.0) ? words.unknown() : id)
        .toArray();
  }

  private static INDArray mask(TagBatch batch) {
    return BatchArrays.mask(batch.mask(), batch.rows(), batch.steps());
  }

  private static INDArray[] masks(INDArray[] inputs, INDArray mask) {
    return Arrays.stream(inputs).map(input -> mask).toArray(INDArray[]::new);
  }

  /** Inputs of the network; the tag before a word is the one that stands left of it in said. */
  private INDArray[] inputs(TagBatch batch, int[] read, int[] said) {
    int rows = batch.rows();
    int steps = batch.steps();
    List<INDArray> inputs = new ArrayList<>(List.of(BatchArrays.sequence(read, rows, steps)));
    if (form.letters()) {
      int width = batch.grams().width();
      INDArray ids = BatchArrays.window(batch.grams().ids(), rows * steps, width);
      inputs.add(ids.reshape('c', rows, steps, width).permute(0, 2, 1).dup('c'));
    }
    if (form.feedback() > 0) {
      int[] before = new int[said.length];
      for (int i = 0; i < before.length; i++) {
        before[i] = i % steps == 0 ? tags.size() : said[i - 1];
      }
      inputs.add(BatchArrays.sequence(before, rows, steps));
    }
    return inputs.toArray(INDArray[]::new);
  }

  /**
   * Probabilities of tags.
   *
   * @return float [N, K, T], 0 to T − 1 of the longest sentence
   */
  private INDArray softmax(List<TaggedSentence> sentences) {
    TagBatch batch =
        TagBatches.of(sentences.stream().map(this::sequence).toList(), words.padding());
    int[] said = new int[batch.words().length];
    INDArray logits = output(batch, said);
    for (int t = 0; form.feedback() > 0 && t < batch.steps() - 1; t++) {
      INDArray best = logits.argMax(1);
      for (int n = 0; n < batch.rows(); n++) {
        said[n * batch.steps() + t] = best.getInt(n, t);
      }
      logits = output(batch, said);
    }
    return Nd4j.nn().softmax(logits, 1);
  }

  private INDArray output(TagBatch batch, int[] said) {
    INDArray[] inputs = inputs(batch, batch.words(), said);
    INDArray logits = graph.output(false, inputs, masks(inputs, mask(batch)), null)[0].dup('c');
    graph.clearLayerMaskArrays();
    return logits;
  }

  /** The most probable tag of each word. */
  List<List<String>> tag(List<TaggedSentence> sentences) {
    List<List<String>> found = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += 2 * ROWS) {
      List<TaggedSentence> some =
          sentences.subList(from, Math.min(sentences.size(), from + 2 * ROWS));
      INDArray best = softmax(some).argMax(1);
      for (int n = 0; n < some.size(); n++) {
        int[] ids = new int[some.get(n).words().size()];
        for (int t = 0; t < ids.length; t++) {
          ids[t] = best.getInt(n, t);
        }
        found.add(tags.tokens(ids));
      }
    }
    return found;
  }

  /** How probable each tag of a word is, by name. */
  List<Map<String, Double>> probabilities(List<String> sentence) {
    INDArray all = softmax(List.of(new TaggedSentence(sentence, List.of(), "")));
    List<Map<String, Double>> each = new ArrayList<>();
    for (int t = 0; t < sentence.size(); t++) {
      Map<String, Double> byName = new HashMap<>();
      for (int k = 0; k < tags.size(); k++) {
        byName.put(tags.token(k), all.getDouble(0, k, t));
      }
      each.add(byName);
    }
    return each;
  }

  /** Slots found of sentences whose tags are known. */
  SlotF1 score(List<TaggedSentence> sentences) {
    List<List<String>> found = tag(sentences);
    SlotF1 sum = SlotF1.NONE;
    for (int i = 0; i < found.size(); i++) {
      sum = sum.plus(SlotF1.of(sentences.get(i).tags(), found.get(i)));
    }
    return sum;
  }

  /** Share of the words with one of these tags that get it. */
  double recall(List<TaggedSentence> sentences, List<String> wanted) {
    List<List<String>> found = tag(sentences);
    int asked = 0;
    int right = 0;
    for (int i = 0; i < found.size(); i++) {
      List<String> expected = sentences.get(i).tags();
      for (int t = 0; t < expected.size(); t++) {
        if (wanted.contains(expected.get(t))) {
          asked++;
          right += expected.get(t).equals(found.get(i).get(t)) ? 1 : 0;
        }
      }
    }
    return (double) right / asked;
  }

  /** Parameters of the network. */
  long parameters() {
    return graph.numParams();
  }
}
