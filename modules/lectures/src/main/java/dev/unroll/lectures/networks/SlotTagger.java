package dev.unroll.lectures.networks;

import dev.unroll.core.metric.SlotF1;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.lectures.network.Training;
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
 * A network that tags sentences, trained in memory; {@link TaggerWords} makes numbers of them. A
 * network that is fed the tag before reads the true one in training, and its own afterwards. Not
 * thread-safe.
 */
final class SlotTagger {
  /** Sentences of a batch. */
  static final int ROWS = 32;

  private final TaggerForm form;
  private final TaggerWords read;
  private final CarryingGraph graph;

  /** Learns sentences, each of them with a tag for each word; equal arguments learn the same. */
  SlotTagger(TaggerForm form, List<TaggedSentence> train, Training training, long seed) {
    this.form = form;
    read = new TaggerWords(form, train);
    Rate rate = new Rate(training.schedule());
    Optimiser optimiser = new Optimiser(training.optimiser(), 0, 0);
    graph = form.graph(read.words().size(), read.tags().size(), seed, optimiser, rate);
    GraphStep step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
    learn(step, train.stream().map(read::sequence).toList(), training.updates(), seed);
  }

  private void learn(GraphStep step, List<TagSequence> sequences, int updates, long seed) {
    TagBatches batches = new TagBatches(sequences, ROWS, read.words().padding(), seed);
    RandomStream chance = RandomStream.named(seed, "other");
    int done = 0;
    for (int epoch = 0; done < updates; epoch++) {
      for (int[] members : batches.plan(epoch)) {
        if (done < updates) {
          TagBatch batch = batches.batch(members);
          int[] words = read.withOther(batch.words(), chance.at(done));
          INDArray[] inputs = read.inputs(batch, words, read.before(batch));
          INDArray mask = mask(batch);
          step.fit(inputs, masks(inputs, mask), read.labels(batch), mask, batch.tokens(), done++);
        }
      }
    }
  }

  private static INDArray mask(TagBatch batch) {
    return BatchArrays.mask(batch.mask(), batch.rows(), batch.steps());
  }

  private static INDArray[] masks(INDArray[] inputs, INDArray mask) {
    return Arrays.stream(inputs).map(input -> mask).toArray(INDArray[]::new);
  }

  private TagBatch batch(List<TagSequence> sequences) {
    return TagBatches.of(sequences, read.words().padding());
  }

  /**
   * Probabilities of the tags of each word.
   *
   * @return [N][T of the sentence][K]
   */
  private double[][][] softmax(List<TaggedSentence> sentences) {
    List<TagSequence> sequences = sentences.stream().map(read::sequence).toList();
    double[][][] all = new double[sequences.size()][][];
    Arrays.setAll(all, n -> new double[sequences.get(n).length()][]);
    int steps = sequences.stream().mapToInt(TagSequence::length).max().orElseThrow();
    if (form.feedback() == 0) {
      TagBatch batch = batch(sequences);
      put(output(batch, read.before(batch)), all, 0);
      return all;
    }
    int[] before = new int[all.length];
    Arrays.fill(before, read.tags().size());
    for (int t = 0; t < steps; t++) { // nothing but the last tag is carried from word to word
      int at = t;
      INDArray output = output(batch(sequences.stream().map(s -> word(s, at)).toList()), before);
      put(output, all, t);
      INDArray best = output.argMax(1);
      Arrays.setAll(before, n -> best.getInt(n, 0));
    }
    return all;
  }

  /** A word by itself; the last one where the sentence has ended, which nobody reads. */
  private static TagSequence word(TagSequence sentence, int at) {
    int t = Math.min(at, sentence.length() - 1);
    int[][] grams = sentence.grams().length == 0 ? new int[0][] : new int[][] {sentence.grams()[t]};
    return new TagSequence(
        new int[] {sentence.words()[t]}, new int[0], TagSequence.NO_LABEL, new int[0][], grams);
  }

  /** Puts float [N, K, S] where the sentences go on so far, from step t. */
  private static void put(INDArray output, double[][][] all, int from) {
    for (int n = 0; n < all.length; n++) {
      for (int s = 0; s < output.size(2) && from + s < all[n].length; s++) {
        double[] word = new double[(int) output.size(1)];
        for (int k = 0; k < word.length; k++) {
          word[k] = output.getDouble(n, k, s);
        }
        all[n][from + s] = word;
      }
    }
  }

  private INDArray output(TagBatch batch, int[] before) {
    INDArray[] inputs = read.inputs(batch, batch.words(), before);
    graph.clearCarry();
    INDArray output = graph.output(false, inputs, masks(inputs, mask(batch)), null)[0].dup('c');
    graph.clearLayerMaskArrays();
    return form.answers() ? output : Nd4j.nn().softmax(output, 1);
  }

  /** The most probable tag of each word. */
  List<List<String>> tag(List<TaggedSentence> sentences) {
    List<List<String>> found = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += 2 * ROWS) {
      int to = Math.min(sentences.size(), from + 2 * ROWS);
      for (double[][] sentence : softmax(sentences.subList(from, to))) {
        found.add(Arrays.stream(sentence).map(this::best).toList());
      }
    }
    return found;
  }

  private String best(double... probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return read.tags().token(best);
  }

  /** How probable each tag of a word is, by name. */
  List<Map<String, Double>> probabilities(List<String> sentence) {
    List<Map<String, Double>> each = new ArrayList<>();
    for (double[] word : softmax(List.of(new TaggedSentence(sentence, List.of(), "")))[0]) {
      Map<String, Double> byName = new HashMap<>();
      for (int k = 0; k < word.length; k++) {
        byName.put(read.tags().token(k), word[k]);
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

  /** Parameters of the network; of {@link SoftmaxJordan} those that it uses. */
  long parameters() {
    long all = graph.numParams();
    if (!form.answers()) {
      return all;
    }
    int unused = form.hidden() - read.tags().size(); // columns of V and c, rows of U
    return all - unused * (2L * form.hidden() + 1);
  }
}
