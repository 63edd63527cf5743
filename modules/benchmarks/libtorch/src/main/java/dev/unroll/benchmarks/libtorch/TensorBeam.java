package dev.unroll.benchmarks.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Beam search on tensors, all sentences and hypotheses of a step at once, with the stop symbol
 * forbidden.
 *
 * @param width W, hypotheses of a sentence
 * @param written tokens of a hypothesis
 * @param start the token before the first
 * @param stop the token that is forbidden
 */
record TensorBeam(int width, int written, int start, int stop) {
  /**
   * What was found, best first.
   *
   * @param scores log-probabilities in nats, float [N, W]
   * @param tokens long [N · W, written]
   */
  record Found(Tensor scores, Tensor tokens) {}

  /** Searches; call it where no gradient is recorded. */
  <S> Found search(TensorWriter<S> writer) {
    long sentences = writer.sentences();
    Tensor before = torch.zeros(sentences).to(ScalarType.Long).add(new Scalar((long) start));
    Tensor first = torch.arange(new Scalar(sentences)).unsqueeze(1);
    S state = writer.step(before, writer.first());
    T_TensorTensor_T best = torch.topk(logProbabilities(writer, state), width);
    Tensor scores = best.get0();
    Tensor tokens = best.get1().reshape(-1, 1);
    state = writer.of(state, first.expand(sentences, width).reshape(-1));
    for (int step = 1; step < written; step++) {
      state = writer.step(tokens.select(1, step - 1L), state);
      Tensor next = logProbabilities(writer, state);
      long vocabulary = next.size(1);
      Tensor sums = next.add(scores.reshape(-1, 1)).view(sentences, width * vocabulary);
      best = torch.topk(sums, width);
      scores = best.get0();
      Tensor parents = best.get1().floor_divide(new Scalar(vocabulary));
      Tensor rows = parents.add(first.mul(new Scalar((long) width))).flatten();
      Tensor chosen = best.get1().remainder(new Scalar(vocabulary)).reshape(-1, 1);
      tokens = torch.cat(new TensorVector(tokens.index_select(0, rows), chosen), 1);
      state = writer.of(state, rows);
    }
    return new Found(scores, tokens);
  }

  private <S> Tensor logProbabilities(TensorWriter<S> writer, S state) {
    return torch
        .log_softmax(writer.logits(state), 1)
        .index_fill_(1, torch.tensor((long) stop), new Scalar(Double.NEGATIVE_INFINITY));
  }
}
