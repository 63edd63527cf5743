package dev.unroll.benchmarks.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The likeliest token each time, for all sentences at once.
 *
 * @param written tokens of a sentence
 * @param start the token before the first
 */
record TensorGreedy(int written, int start) {
  /** Searches; call it where no gradient is recorded. */
  <S> TensorBeam.Found search(TensorWriter<S> writer) {
    Tensor scores = torch.zeros(writer.sentences());
    Tensor before = scores.to(ScalarType.Long).add(new Scalar((long) start));
    TensorVector tokens = new TensorVector();
    S state = writer.first();
    for (int step = 0; step < written; step++) {
      state = writer.step(before, state);
      T_TensorTensor_T best = torch.max(torch.log_softmax(writer.logits(state), 1), 1);
      scores = scores.add(best.get0());
      before = best.get1();
      tokens.push_back(before);
    }
    return new TensorBeam.Found(scores.unsqueeze(1), torch.stack(tokens, 1));
  }
}
