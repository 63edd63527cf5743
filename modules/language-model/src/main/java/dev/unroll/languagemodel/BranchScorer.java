package dev.unroll.languagemodel;

import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores sentences by a network. A search makes the states of all its new prefixes before it asks
 * the first of them; a state is read when it is asked, and all that still wait are read with it, in
 * one batch. A prefix that falls out of a beam often comes back, so states are kept for a while.
 *
 * @param <M> what the network remembers
 */
final class BranchScorer<M> implements TokenScorer {
  /** Numbers that are kept for one sentence, if 64 states have no more: 16 MB of them. */
  private static final int KEPT = 4_000_000;

  /** About what a state takes beside what it remembers and tells. */
  private static final int OBJECTS = 64;

  private final Branches<M> branches;
  private final Vocabulary vocabulary;
  private final String separator;
  private final double harmonic;

  /** {@code separator} is the token between sentences in the text that the network learnt. */
  BranchScorer(Branches<M> branches, Vocabulary vocabulary, String separator) {
    this.branches = branches;
    this.vocabulary = vocabulary;
    this.separator = separator;
    double sum = 0;
    for (int rank = 1; rank <= vocabulary.size(); rank++) {
      sum += 1.0 / rank;
    }
    harmonic = sum;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** After the separator, or the unknown token where there is no such. */
  @Override
  public State start() {
    return new Sentence().after(branches.nothing(), vocabulary.id(separator));
  }

  /** By Zipf's law: ids rise as frequencies fall, and a network keeps no frequencies. */
  @Override
  public double prior(int token) {
    return -Math.log((token + 1) * harmonic);
  }

  /** What follows one start. */
  private final class Sentence {
    private final List<After> waiting = new ArrayList<>();
    private final Map<Step, After> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final int most =
        Math.max(64, KEPT / (vocabulary.size() + branches.remembered() + OBJECTS));

    private record Step(Object from, int token) {}

    After after(M memory, int token) {
      After state = new After(this, memory, token);
      waiting.add(state);
      return state;
    }

    After after(After from, int token) {
      After state = kept.computeIfAbsent(new Step(from, token), key -> after(from.memory, token));
      if (kept.size() > most) {
        kept.remove(kept.keySet().iterator().next());
      }
      return state;
    }

    void read() {
      List<M> memories = waiting.stream().map(state -> state.memory).toList();
      int[] tokens = waiting.stream().mapToInt(state -> state.token).toArray();
      List<Branches.Place<M>> places = branches.read(memories, tokens);
      for (int i = 0; i < tokens.length; i++) {
        waiting.get(i).memory = places.get(i).memory();
        waiting.get(i).logProbabilities = places.get(i).logProbabilities();
      }
      waiting.clear();
    }
  }

  private final class After implements State {
    private static final float[] UNREAD = {};

    private final Sentence sentence;
    private final int token;

    /** Before the token until it is read, then after it. */
    private M memory;

    private float[] logProbabilities = UNREAD;

    After(Sentence sentence, M memory, int token) {
      this.sentence = sentence;
      this.memory = memory;
      this.token = token;
    }

    private float[] read() {
      if (logProbabilities.length == 0) {
        sentence.read();
      }
      return logProbabilities;
    }

    @Override
    public double score(int next) {
      return read()[next];
    }

    @Override
    public State then(int next) {
      read();
      return sentence.after(this, next);
    }

    @Override
    public double end() {
      return vocabulary.contains(separator) ? score(vocabulary.id(separator)) : 0;
    }
  }
}
