package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * A stack of two recurrent layers and what is done with it.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * softmax cross-entropy on integer labels. Token cases begin with an embedding of V vectors.
 *
 * <pre>
 * weights = Σ over layers and directions of blocks · H · (F + H)  +  V · H · directions
 * FLOP per token = 2 · weights forwards, and twice that again backwards (dx and dW)
 * </pre>
 *
 * The embedding is a lookup and counts nothing; neither do biases, gates and the optimiser. A step
 * of {@link Work#MULTIPLY} has T products as its "tokens", of 2 · H³ FLOP each.
 *
 * @param name that users type
 */
public record StackCase(String name, Work work, Gates gates, Sizes sizes) implements Case {
  private static final int LAYERS = 2;
  private static final int FORWARD = 2;
  private static final int FORWARD_AND_BACKWARD = 6;

  public StackCase {
    Check.notBlank("name", name);
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
    return work == Work.GENERATE
        ? new long[] {sizes.rows()}
        : Batch.of(this).stream().mapToLong(Batch::tokens).toArray();
  }

  /** Recurrent layers. */
  public int layers() {
    return LAYERS;
  }

  /** 2 when each layer reads both ways. */
  public int directions() {
    return work == Work.TRAIN_FRAMES ? 2 : 1;
  }

  /** Whether a step trains. */
  public boolean trains() {
    return work == Work.TRAIN || work == Work.TRAIN_FRAMES;
  }

  /** F of recurrent layer {@code layer}, from 0. */
  public int inputs(int layer) {
    return layer == 0 ? sizes.features() : outputs();
  }

  /** Units that the layer above a recurrent layer sees. */
  public int outputs() {
    return sizes.hidden() * directions();
  }

  /** Parameters that take part in products with the activations. */
  public long weights() {
    long weights = (long) sizes.classes() * outputs();
    for (int layer = 0; layer < LAYERS; layer++) {
      long inputsAndState = (long) inputs(layer) + sizes.hidden();
      weights += inputsAndState * directions() * gates.blocks() * sizes.hidden();
    }
    return weights;
  }

  @Override
  public double flopPerToken() {
    return switch (work) {
      case TRAIN, TRAIN_FRAMES -> (double) FORWARD_AND_BACKWARD * weights();
      case GENERATE -> (double) FORWARD * weights();
      case MULTIPLY -> 2 * Math.pow(sizes.hidden(), 3);
    };
  }
}
