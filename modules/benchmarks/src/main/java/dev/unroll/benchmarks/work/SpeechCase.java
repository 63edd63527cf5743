package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * What recognising speech costs: the CTC loss alone, or a network that trains on it.
 *
 * <p>The network is two bidirectional LSTM layers and a linear one. Training is Adam with learning
 * rate 1e-3 and the global norm of the gradient clipped at 5; the loss is the sum over utterances,
 * divided by N.
 *
 * <pre>
 * FLOP per frame = 6 · weights, those of a {@link StackCase}; the loss counts nothing
 * </pre>
 *
 * @param name that users type
 * @param sizes of the network; "classes" are the symbols, the blank 0 among them
 * @param labels of an utterance of T frames, L; shorter ones have fewer in proportion
 */
public record SpeechCase(String name, Task task, Sizes sizes, int labels) implements Case {
  /** Kinds of work; frames count. */
  public enum Task {
    /** A step computes loss and gradient of N utterances of T frames, from their logits. */
    LOSS,
    /** A step trains on N utterances of at most T frames. */
    TRAIN
  }

  public SpeechCase {
    Check.notBlank("name", name);
    Check.positive("labels", labels);
  }

  @Override
  public int rows() {
    return sizes.rows();
  }

  @Override
  public int steps() {
    return sizes.steps();
  }

  @Override
  public long[] tokens() {
    return Utterances.of(this).stream().mapToLong(Utterances::frames).toArray();
  }

  /** The stack of recurrent layers, as if each frame had a label. */
  public StackCase stack() {
    return new StackCase(name, Work.TRAIN_FRAMES, Gates.LSTM, sizes);
  }

  /** Numbers of a frame: logits or features. */
  int width() {
    return task == Task.LOSS ? sizes.classes() : sizes.features();
  }

  @Override
  public double flopPerToken() {
    return task == Task.LOSS ? 0 : stack().flopPerToken();
  }
}
