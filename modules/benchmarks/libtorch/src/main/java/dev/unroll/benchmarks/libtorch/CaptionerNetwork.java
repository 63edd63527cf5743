package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerWeights;
import dev.unroll.benchmarks.work.Pairs;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A captioning network by the functions that PyTorch's modules call: a cell in a loop over the rows
 * that have a label, attention before each step, the output layer at all steps at once.
 */
final class CaptionerNetwork {
  private final CaptionerCase work;
  private final CaptionerParameters parameters;
  private final List<CaptionerEncoder> encoder = new ArrayList<>();
  private final List<Linear> first = new ArrayList<>();
  private final Tensor vectors;
  private final Linear input;
  private final Tensor recurrent;
  private final List<Look> look = new ArrayList<>();
  private final Linear output;

  private record Linear(Tensor weight, TensorOptional bias) {
    Tensor forward(Tensor x) {
      return torch.linear(x, weight, bias);
    }
  }

  /** What a decoder with attention has besides. */
  private record Look(Linear query, Tensor keys, Tensor score, Tensor combined) {}

  /**
   * What is written from.
   *
   * @param values [P, S, C], without attention any
   * @param keys [P, S, A], without attention any
   * @param h first state [P, H]
   * @param c first memory [P, H]
   */
  record Source(Tensor values, Tensor keys, Tensor h, Tensor c) {
    /** The sources of these pictures, long [N]. */
    Source of(Tensor pictures) {
      return new Source(
          values.index_select(0, pictures),
          keys.index_select(0, pictures),
          h.index_select(0, pictures),
          c.index_select(0, pictures));
    }

    private Source head(long rows) {
      return new Source(
          values.narrow(0, 0, rows),
          keys.narrow(0, 0, rows),
          h.narrow(0, 0, rows),
          c.narrow(0, 0, rows));
    }
  }

  /**
   * Where the decoder is after a step.
   *
   * @param read what the output layer reads: h [M, H], with attention [c ; h], [M, C + H]
   */
  record State(Tensor h, Tensor c, Tensor read) {}

  CaptionerNetwork(CaptionerCase work) {
    this.work = work;
    parameters = new CaptionerParameters(work);
    if (work.sizes().reads()) {
      encoder.add(new CaptionerEncoder(work.sizes(), parameters));
    }
    for (String state : CaptionerWeights.STATES) {
      first.add(linear(CaptionerWeights.first(state)));
    }
    vectors = parameters.as("embedding_W");
    String cell = CaptionerWeights.cell(work);
    input = new Linear(parameters.lanes(cell + "W"), parameters.laneBias(cell + "b"));
    recurrent = parameters.lanes(cell + "RW");
    if (work.attends()) {
      String prefix = "decoder_attention.";
      Tensor asked = parameters.transposed(prefix + "Wq");
      look.add(
          new Look(
              new Linear(asked, parameters.bias(prefix + "b")),
              parameters.transposed(prefix + "Wk"),
              parameters.transposed(prefix + "v"),
              parameters.transposed("decoder_Wc")));
    }
    int unknown = Pairs.vocabulary(work.sizes().tokens()).unknown();
    output =
        work.task() == Task.TRAIN
            ? linear("output_")
            : new Linear(
                parameters.transposed("output_W"), parameters.biasWithout("output_b", unknown));
  }

  private Linear linear(String prefix) {
    return new Linear(parameters.transposed(prefix + "W"), parameters.bias(prefix + "b"));
  }

  /** All that an optimiser changes. */
  TensorVector parameters() {
    return parameters.all();
  }

  /** Reads pictures, or their features, as {@link CaptionerTensors} has them. */
  Source read(Tensor pictures) {
    Tensor values = pictures;
    for (CaptionerEncoder one : encoder) {
      values = one.forward(values);
    }
    Tensor mean = work.attends() ? values.mean(1) : values;
    Tensor h = first.get(0).forward(mean);
    Tensor c = first.get(1).forward(mean);
    if (look.isEmpty()) {
      return new Source(values, values, h, c);
    }
    Tensor keys = torch.linear(values, look.get(0).keys);
    return new Source(values, keys, h.tanh_(), c.tanh_());
  }

  /** Vectors [..., E] of tokens long [...]. */
  Tensor embedded(Tensor tokens) {
    return torch.embedding(vectors, tokens);
  }

  /**
   * Goes a step of M rows, as many for each picture, picture after picture.
   *
   * @param words [M, E]
   * @param h [M, H]
   * @param c [M, H]
   */
  State step(Tensor words, Tensor h, Tensor c, Source source) {
    TensorVector before = new TensorVector(h, c);
    if (look.isEmpty()) {
      T_TensorTensor_T next = cell(words, before);
      return new State(next.get0(), next.get1(), next.get0());
    }
    Tensor context = attend(h, source);
    T_TensorTensor_T next = cell(torch.cat(new TensorVector(words, context), 1), before);
    Tensor joined = torch.cat(new TensorVector(context, next.get0()), 1);
    return new State(next.get0(), next.get1(), joined);
  }

  private T_TensorTensor_T cell(Tensor x, TensorVector before) {
    return torch.lstm_cell(x, before, input.weight, recurrent, input.bias, new TensorOptional());
  }

  /** [M, C] of states [M, H]. */
  private Tensor attend(Tensor h, Source source) {
    Look own = look.get(0);
    long pictures = source.keys.size(0);
    Tensor queries = own.query.forward(h).view(pictures, -1, 1, own.keys.size(0));
    Tensor units = queries.add(source.keys.unsqueeze(1)).tanh_();
    Tensor weights = torch.softmax(torch.linear(units, own.score).squeeze(3), 2);
    return torch.bmm(weights, source.values).flatten(0, 1);
  }

  /** Logits [M, V] of what {@link State#read} holds. */
  Tensor logits(Tensor read) {
    if (look.isEmpty()) {
      return output.forward(read);
    }
    return output.forward(torch.linear(read, look.get(0).combined).tanh_());
  }

  /** Mean cross-entropy of the labels in nats. */
  Tensor loss(CaptionerTensors.Labelled batch) {
    CaptionTensors words = batch.words();
    Source source = read(words.pictures()).of(batch.picture());
    Tensor embedded = embedded(words.tokens());
    TensorVector joined = new TensorVector();
    Tensor h = source.h;
    Tensor c = source.c;
    for (int t = 0; t < words.rows().size(); t++) {
      long rows = words.rows().get(t);
      Tensor word = embedded.select(0, t).narrow(0, 0, rows);
      State next = step(word, h.narrow(0, 0, rows), c.narrow(0, 0, rows), source.head(rows));
      h = next.h;
      c = next.c;
      joined.push_back(next.read);
    }
    return torch.cross_entropy(logits(torch.cat(joined, 0)), words.labels());
  }
}
