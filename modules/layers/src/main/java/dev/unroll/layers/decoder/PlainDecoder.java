package dev.unroll.layers.decoder;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import dev.unroll.layers.attention.Attended;
import dev.unroll.layers.attention.Attention;
import dev.unroll.layers.attention.AttentionBackward;
import dev.unroll.layers.attention.SourceGradient;
import dev.unroll.layers.attention.SourceMemory;
import dev.unroll.layers.recurrent.PlainSteps;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The plain way, in ND4J's operations alone: for any type and backend. */
final class PlainDecoder implements DecoderPass {
  private final DecoderForm form;
  private final int embedded;
  private DecoderArrays parameters;
  private DecoderInput input;
  private DecoderDropout.Masks dropped;
  private Attention attention;
  private SourceMemory source;
  private INDArray slope = Nd4j.empty(DataType.FLOAT);
  private List<Moment> moments = List.of();
  private List<PlainSteps> cells = List.of();

  /** What one step leaves for the backward pass; {@code joined} is [c_t ; h_t]. */
  private record Moment(
      INDArray counts,
      List<PlainSteps.Taken> cells,
      Attended attended,
      INDArray joined,
      INDArray a) {}

  PlainDecoder(DecoderForm form, int embedded) {
    this.form = form;
    this.embedded = embedded;
  }

  @Override
  public void forward(
      DecoderArrays parameters,
      DecoderInput input,
      DecoderDropout.Masks dropped,
      INDArray output,
      boolean keep) {
    this.parameters = parameters;
    this.input = input;
    this.dropped = dropped;
    DataType type = input.target().dataType();
    attention = new Attention(form.attention(), parameters.attention(), type);
    source = attention.read(input.source(), input.source(), input.sourceMask());
    cells = new ArrayList<>();
    List<List<INDArray>> states = new ArrayList<>();
    for (int layer = 0; layer < form.layers(); layer++) {
      cells.add(new PlainSteps(form.cell(layer, embedded), parameters.cells().get(layer)));
      states.add(input.first(layer, form.layers()));
    }
    moments = new ArrayList<>();
    INDArray a = Nd4j.create(type, input.rows(), form.outputs());
    for (int t = 0; t < input.steps(); t++) {
      Moment moment = step(t, states, a);
      moments.add(moment);
      a = moment.a;
      INDArray out = a.mulColumnVector(moment.counts);
      output
          .get(all(), all(), point(t))
          .assign(dropped.outputs().isEmpty() ? out : dropOut(out, t));
    }
  }

  private INDArray dropOut(INDArray values, int t) {
    return values.mul(dropped.outputs().get(0).get(all(), all(), point(t)));
  }

  private INDArray dropIn(INDArray values, int layer, int t) {
    return dropped.inputs().isEmpty()
        ? values
        : values.mul(dropped.inputs().get(layer).get(all(), all(), point(t)));
  }

  private boolean feedsContext() {
    return form.feeding() == Feeding.CONTEXT_FEEDING;
  }

  private Moment step(int t, List<List<INDArray>> states, INDArray before) {
    INDArray counts =
        input.targetMask().getColumn(t, true).neq(0).castTo(input.target().dataType());
    INDArray y = input.target().get(all(), all(), point(t));
    int top = form.layers() - 1;
    List<Attended> attended = new ArrayList<>();
    INDArray fed = before;
    if (feedsContext()) {
      attended.add(attend(states.get(top).get(0), counts));
      fed = context(attended.get(0));
    }
    List<PlainSteps.Taken> taken = new ArrayList<>();
    INDArray x = form.fed() == 0 ? y : Nd4j.hstack(y, fed);
    for (int layer = 0; layer <= top; layer++) {
      PlainSteps.Taken now = cells.get(layer).take(dropIn(x, layer, t), counts, states.get(layer));
      taken.add(now);
      states.set(layer, now.after());
      x = now.after().get(0);
    }
    if (!feedsContext()) {
      attended.add(attend(x, counts));
    }
    INDArray joined = Nd4j.hstack(context(attended.get(0)), x);
    INDArray fresh = Transforms.tanh(joined.mmul(parameters.combine()), false);
    return new Moment(counts, taken, attended.get(0), joined, select(counts, fresh, before));
  }

  private Attended attend(INDArray query, INDArray counts) {
    return attention.attend(query.reshape('c', input.rows(), form.hidden(), 1), source, counts);
  }

  private INDArray context(Attended attended) {
    return attended.context().reshape('c', input.rows(), form.source());
  }

  /** Rows of one or of the other. */
  private static INDArray select(INDArray counts, INDArray counting, INDArray otherwise) {
    return counting.mulColumnVector(counts).addi(otherwise.mulColumnVector(counts.rsub(1)));
  }

  @Override
  public INDArray weights() {
    INDArray weights =
        Nd4j.create(
            input.target().dataType(),
            new long[] {input.rows(), input.steps(), input.sources()},
            'c');
    for (int t = 0; t < moments.size(); t++) {
      weights
          .get(all(), point(t), all())
          .assign(moments.get(t).attended.weights().reshape('c', input.rows(), input.sources()));
    }
    return weights;
  }

  @Override
  public DecoderGradient backward(INDArray epsilon, INDArray slope, DecoderArrays gradients) {
    this.slope = slope.reshape('c', input.rows(), 1, input.sources());
    gradients.clear();
    DataType type = input.target().dataType();
    AttentionBackward back = attention.backward(source, gradients.attention());
    INDArray target = Nd4j.create(type, input.target().shape());
    List<List<INDArray>> states = new ArrayList<>();
    for (int layer = 0; layer < form.layers(); layer++) {
      states.add(input.first(layer, form.layers()).stream().map(INDArray::like).toList());
    }
    INDArray a = Nd4j.create(type, input.rows(), form.outputs());
    for (int t = input.steps() - 1; t >= 0; t--) {
      a = back(t, above(epsilon, t), a, states, back, gradients, target);
    }
    SourceGradient below = back.finish();
    return new DecoderGradient(
        target, below.keys().add(below.values()), states.stream().flatMap(List::stream).toList());
  }

  /** The gradient at a_t from above; not by multiplication, for what does not count may be NaN. */
  private INDArray above(INDArray epsilon, int t) {
    INDArray above = epsilon.get(all(), all(), point(t)).dup('c');
    for (int row = 0; row < input.rows(); row++) {
      if (input.targetMask().getDouble(row, t) == 0) {
        above.getRow(row).assign(0);
      }
    }
    return dropped.outputs().isEmpty() ? above : dropOut(above, t);
  }

  /** Goes back through a step; returns the gradient at a of the step before. */
  private INDArray back(
      int t,
      INDArray above,
      INDArray after,
      List<List<INDArray>> states,
      AttentionBackward back,
      DecoderArrays gradients,
      INDArray target) {
    Moment moment = moments.get(t);
    INDArray z =
        above.addi(after).muli(moment.a.mul(moment.a).rsubi(1)).muliColumnVector(moment.counts);
    gradients.combine().addi(moment.joined.transpose().mmul(z));
    INDArray joined = z.mmul(parameters.combine().transpose());
    int m = form.source();
    INDArray context = joined.get(all(), interval(0, m)).dup();
    INDArray x = joined.get(all(), interval(m, m + form.hidden())).dup();
    if (!feedsContext()) {
      x.addi(asked(back, moment, context));
    }
    for (int layer = form.layers() - 1; layer >= 0; layer--) {
      List<INDArray> behind = new ArrayList<>(states.get(layer));
      behind.set(0, behind.get(0).add(x));
      PlainSteps.Below below =
          cells.get(layer).back(moment.cells.get(layer), behind, gradients.cells().get(layer));
      states.set(layer, new ArrayList<>(below.before()));
      x = dropIn(below.input(), layer, t);
    }
    target.get(all(), all(), point(t)).assign(x.get(all(), interval(0, embedded)));
    if (form.fed() == 0) {
      return after;
    }
    INDArray fed = x.get(all(), interval(embedded, embedded + form.fed()));
    if (feedsContext()) {
      List<INDArray> top = states.get(form.layers() - 1);
      top.set(0, top.get(0).add(asked(back, moment, context.add(fed))));
      return after;
    }
    return after.mulColumnVector(moment.counts.rsub(1)).addi(fed);
  }

  /** Gradient at the query of a step. */
  private INDArray asked(AttentionBackward back, Moment moment, INDArray context) {
    return back.step(moment.attended, context.reshape('c', input.rows(), form.source(), 1), slope)
        .reshape('c', input.rows(), form.hidden());
  }
}
