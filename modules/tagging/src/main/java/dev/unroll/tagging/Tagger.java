package dev.unroll.tagging;

import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.layers.crf.ChainSteps;
import dev.unroll.layers.crf.LinearChain;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.CrfOutputLayer;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.training.batch.LengthBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tags texts by a trained graph, whose parameters it may copy. For one thread at a time. */
final class Tagger {
  private static final int BATCH = 64;

  private final TagConfig config;
  private final Lexicon lexicon;
  private final Answers answers;
  private final CarryingGraph graph;

  /** One where the tag before is read, else none. */
  private final List<StepTagger> steps;

  Tagger(TagConfig config, Lexicon lexicon, Answers answers, CarryingGraph graph) {
    this.config = config;
    this.lexicon = lexicon;
    this.answers = answers;
    this.graph = graph;
    this.steps =
        config.network().feeds()
            ? List.of(new StepTagger(config, lexicon, answers, graph))
            : List.of();
  }

  /**
   * One answer for each text, in order.
   *
   * @param texts words of each; those without a word get the empty answer
   */
  List<Tagged> tag(List<List<String>> texts, TagBeam beam) {
    List<Tagged> found = new ArrayList<>(Collections.nCopies(texts.size(), Tagged.empty()));
    int[] asked = IntStream.range(0, texts.size()).filter(i -> !texts.get(i).isEmpty()).toArray();
    List<TagSequence> sequences =
        Arrays.stream(asked).mapToObj(i -> lexicon.sequence(texts.get(i))).toList();
    List<int[]> words = sequences.stream().map(TagSequence::words).toList();
    for (List<Integer> members : LengthBatches.of(words, BATCH)) {
      List<Tagged> some = answer(members.stream().map(sequences::get).toList(), beam);
      for (int k = 0; k < some.size(); k++) {
        int place = asked[members.get(k)];
        found.set(place, withWords(some.get(k), texts.get(place)));
      }
    }
    return found;
  }

  private static Tagged withWords(Tagged found, List<String> words) {
    return new Tagged(words, found.tags(), found.label(), found.certainty(), found.ranking());
  }

  /** Answers with the words' places in place of the words. */
  private List<Tagged> answer(List<TagSequence> sequences, TagBeam beam) {
    TagBatch batch = TagBatches.of(sequences, lexicon.words().padding());
    List<int[]> tags = steps.isEmpty() ? List.of() : stepwise(sequences, beam);
    TagArrays arrays = TagArrays.of(config, batch, previous(batch, tags));
    INDArray[] outputs = graph.output(false, arrays.inputs(), arrays.inputMasks(), null);
    graph.clearLayerMaskArrays();
    int at = 0;
    if (config.task().tagsWords()) {
      tags = tags.isEmpty() ? best(outputs[at], arrays.inputMasks()[0]) : tags;
      at++;
    }
    INDArray labels = answers.labels().size() > 0 ? softmax(outputs[at++]) : Nd4j.empty();
    INDArray terms = answers.terms().size() > 0 ? outputs[at] : Nd4j.empty();
    List<Tagged> found = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      found.add(tagged(row, sequences.get(row).length(), tags, labels, terms));
    }
    return found;
  }

  private List<int[]> stepwise(List<TagSequence> sequences, TagBeam beam) {
    StepTagger tagger = steps.get(0);
    return beam.width() == 1
        ? tagger.greedy(sequences)
        : sequences.stream().map(text -> beam.best(tagger, text)).toList();
  }

  /** The tags before each word, for what else than tags is said of a text. */
  private int[] previous(TagBatch batch, List<int[]> tags) {
    int[] previous = new int[batch.words().length];
    for (int row = 0; row < tags.size(); row++) {
      previous[row * batch.steps()] = answers.tags().size();
      System.arraycopy(
          tags.get(row), 0, previous, row * batch.steps() + 1, tags.get(row).length - 1);
    }
    return previous;
  }

  private static INDArray softmax(INDArray logits) {
    return Nd4j.nn().softmax(logits, 1);
  }

  /** The best tags of each row. */
  private List<int[]> best(INDArray scores, INDArray mask) {
    if (config.network().output() == Output.CRF) {
      LinearChain chain = ((CrfOutputLayer) graph.getLayer(TagNetwork.TAGS)).chain();
      return List.of(chain.only(answers.allowed(config)).best(ChainSteps.of(scores, mask)).tags());
    }
    INDArray greatest = scores.argMax(1);
    List<int[]> tags = new ArrayList<>();
    for (int row = 0; row < scores.size(0); row++) {
      tags.add(greatest.getRow(row).toIntVector());
    }
    return tags;
  }

  private Tagged tagged(int row, int length, List<int[]> tags, INDArray labels, INDArray terms) {
    List<String> written = List.of();
    if (!tags.isEmpty()) {
      written = answers.tags().tokens(Arrays.copyOf(tags.get(row), length));
      written =
          config.task() == TagConfig.Task.SLOTS ? TagScheme.IOB2.repaired(written).tags() : written;
    }
    String label = "";
    double certainty = 0;
    if (!labels.isEmpty()) {
      int best = labels.getRow(row).argMax().getInt(0);
      label = answers.labels().token(best);
      certainty = labels.getDouble(row, best);
    }
    List<String> places = Collections.nCopies(length, ".");
    return new Tagged(places, written, label, certainty, ranking(row, terms));
  }

  private List<RankedTerm> ranking(int row, INDArray terms) {
    if (terms.isEmpty()) {
      return List.of();
    }
    Map<String, Double> scores = new HashMap<>();
    for (int k = 0; k < answers.terms().size(); k++) {
      scores.put(answers.terms().token(k), terms.getDouble(row, k));
    }
    return RankedTerm.ranking(scores);
  }
}
