package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.PairSizes;
import dev.unroll.benchmarks.work.TranslationCase;
import java.util.List;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_PackedSequenceT_TensorTensor_T_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Sequence to sequence as one writes it with PyTorch's modules: packed sequences through a
 * bidirectional LSTM, attention as products of batches, the output layer at all steps at once.
 */
final class PairNetwork {
  /** Of tied vectors, as PyTorch's language model example draws them; else the loss begins high. */
  private static final double RANGE = 0.1;

  private final EmbeddingImpl sourceVectors;
  private final EmbeddingImpl targetVectors;
  private final LSTMImpl encoder;
  private final LinearImpl keys;
  private final PairDecoder decoder;
  private final LinearImpl combined;
  private final Tensor bias;
  private final TensorVector parameters = new TensorVector();

  /**
   * A source that was read.
   *
   * @param steps float [N, S, H]
   * @param keys float [N, H, S], what a state is multiplied with to score each step
   * @param padding bool [N, 1, S]
   * @param hidden last state, float [N, H]
   * @param cell last state, float [N, H]
   */
  record Memory(Tensor steps, Tensor keys, Tensor padding, Tensor hidden, Tensor cell) {}

  PairNetwork(TranslationCase work) {
    PairSizes sizes = work.sizes();
    int hidden = sizes.hidden();
    sourceVectors = vectors(sizes.sourceTokens(), sizes.embedding());
    targetVectors = vectors(sizes.targetTokens(), sizes.embedding());
    LSTMOptions both = new LSTMOptions(sizes.embedding(), hidden / 2);
    both.bidirectional().put(true);
    encoder = new LSTMImpl(both);
    keys = linear(hidden, hidden);
    decoder = work.feeds() ? new PairDecoder.Fed(work) : new PairDecoder.Plain(work);
    combined = linear(2 * hidden, sizes.embedding());
    bias = torch.zeros(sizes.targetTokens()).set_requires_grad(true);
    for (Module module :
        List.of(sourceVectors, targetVectors, encoder, keys, decoder.module(), combined)) {
      TensorVector own = module.parameters();
      for (long i = 0; i < own.size(); i++) {
        parameters.push_back(own.get(i));
      }
    }
    parameters.push_back(bias);
  }

  private static EmbeddingImpl vectors(int tokens, int size) {
    EmbeddingImpl vectors = new EmbeddingImpl(tokens, size);
    vectors.weight().data().uniform_(-RANGE, RANGE, null);
    return vectors;
  }

  private static LinearImpl linear(int inputs, int outputs) {
    LinearOptions options = new LinearOptions(inputs, outputs);
    options.bias().put(false);
    return new LinearImpl(options);
  }

  /** All that an optimiser changes. */
  TensorVector parameters() {
    return parameters;
  }

  /** What steps the decoder. */
  PairDecoder decoder() {
    return decoder;
  }

  /** Mean cross-entropy of the labels that count, in nats. */
  Tensor loss(PairTensors batch) {
    return torch.cross_entropy(logits(batch), batch.labels().flatten());
  }

  /** Logits [N · T, V]. */
  Tensor logits(PairTensors batch) {
    return logits(decoder.all(this, targets(batch.inputs()), read(batch)).flatten(0, 1));
  }

  /** Vectors float [..., E] of target ids long [...]. */
  Tensor targets(Tensor ids) {
    return targetVectors.forward(ids);
  }

  /** Reads the sources. */
  Memory read(PairTensors batch) {
    T_PackedSequenceT_TensorTensor_T_T read =
        encoder.forward_with_packed_input(batch.packed(sourceVectors.forward(batch.source())));
    Tensor steps = torch.pad_packed_sequence(read.get0()).get0().transpose(0, 1).contiguous();
    T_TensorTensor_T last = read.get1();
    return new Memory(
        steps,
        keys.forward(steps).transpose(1, 2),
        batch.padding(),
        joined(last.get0()),
        joined(last.get1()));
  }

  /** Float [N, H] of the states of both directions [2, N, H / 2]. */
  private static Tensor joined(Tensor states) {
    return states.transpose(0, 1).flatten(1, 2);
  }

  /**
   * Attentional vectors.
   *
   * @param states float [N, Q, H] of the decoder
   * @return float [N, Q, E]
   */
  Tensor attend(Tensor states, Memory memory) {
    Tensor scores =
        torch
            .bmm(states, memory.keys())
            .masked_fill(memory.padding(), new Scalar(Double.NEGATIVE_INFINITY));
    Tensor context = torch.bmm(torch.softmax(scores, 2), memory.steps());
    return torch.tanh(combined.forward(torch.cat(new TensorVector(context, states), 2)));
  }

  /** Logits [M, V] of attentional vectors [M, E]. */
  Tensor logits(Tensor vectors) {
    return torch.linear(vectors, targetVectors.weight(), bias);
  }
}
