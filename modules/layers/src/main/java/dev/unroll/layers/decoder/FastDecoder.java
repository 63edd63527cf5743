package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.SteppedRecurrence;
import dev.unroll.layers.step.TimeMajor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The fast way, in floats on the CPU: each thread owns its rows for all steps, so that threads meet
 * only before the first and after the last. Products with a whole source, which need no step, are
 * one each.
 */
final class FastDecoder implements DecoderPass {
  private final DecoderForm form;
  private final int embedded;
  private final Team team = Team.shared();
  private final List<SteppedRecurrence> layers = new ArrayList<>();
  private final List<DecoderRows> parts = new ArrayList<>();
  private final List<StepMatrix> matrices = new ArrayList<>();
  private DecoderArrays parameters;
  private DecoderInput input;
  private INDArray clean = Nd4j.empty(DataType.FLOAT);
  private List<SourceRow> sources = List.of();
  private int rows;

  FastDecoder(DecoderForm form, int embedded) {
    this.form = form;
    this.embedded = embedded;
    for (int layer = 0; layer < form.layers(); layer++) {
      layers.add(new SteppedRecurrence(form.cell(layer, embedded), team));
    }
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
    List<INDArray> masks =
        input.targetMask().minNumber().doubleValue() == 0 ? List.of(input.targetMask()) : List.of();
    for (int layer = 0; layer < layers.size(); layer++) {
      layers
          .get(layer)
          .begin(
              parameters.cells().get(layer),
              input.target(),
              masks,
              input.first(layer, layers.size()),
              keep);
    }
    plan();
    INDArray target = dense(input.target());
    clean = SourceRow.clean(input.source(), input.sourceMask());
    sources = SourceRow.read(form.attention(), parameters.attention(), clean, input.sourceMask());
    for (StepMatrix matrix : matrices) {
      matrix.room(input.steps());
    }
    matrices.get(0).packForward(Floats.of(parameters.combine()));
    if (matrices.size() > 1) {
      matrices.get(1).packForward(Floats.of(query(parameters)));
    }
    List<Floats> inputs = dropped.inputs().stream().map(FastDecoder::floats).toList();
    List<Floats> outputs = dropped.outputs().stream().map(FastDecoder::floats).toList();
    Floats from = Floats.of(target);
    Floats to = Floats.of(output);
    team.run(
        parts.size(),
        part -> {
          DecoderRows own = parts.get(part);
          own.begin(parameters, sources, inputs, outputs, input.steps());
          for (int t = 0; t < input.steps(); t++) {
            own.forward(t, from, to);
          }
        });
  }

  private static INDArray query(DecoderArrays arrays) {
    return arrays.attention().get(AttentionForm.QUERY);
  }

  private static Floats floats(INDArray sequence) {
    return Floats.of(dense(sequence));
  }

  /** [N, F, T] with memory [T, N, F]. */
  private static INDArray dense(INDArray sequence) {
    INDArray view = TimeMajor.view(sequence);
    return TimeMajor.isContiguous(view) ? view : view.dup('c');
  }

  /** What depends on N; made anew when it changes. */
  private void plan() {
    if (rows == input.rows()) {
      return;
    }
    parts.forEach(DecoderRows::free);
    parts.clear();
    matrices.forEach(StepMatrix::free);
    matrices.clear();
    rows = input.rows();
    int count = layers.get(0).parts();
    int together = (rows + count - 1) / count;
    matrices.add(new StepMatrix(form.source() + form.hidden(), form.outputs(), rows, together));
    if (RowQueries.areMultiplied(form.attention())) {
      matrices.add(new StepMatrix(form.hidden(), form.attention().hidden(), rows, together));
    }
    for (int part = 0; part < count; part++) {
      parts.add(new DecoderRows(form, embedded, layers, matrices, part));
    }
  }

  @Override
  public INDArray weights() {
    float[] all = new float[rows * input.steps() * input.sources()];
    for (DecoderRows part : parts) {
      part.weights(all, input.steps(), input.sources());
    }
    return Nd4j.createFromArray(all).reshape('c', rows, input.steps(), input.sources());
  }

  @Override
  public DecoderGradient backward(INDArray epsilon, INDArray slope, DecoderArrays gradients) {
    layers.forEach(SteppedRecurrence::beginBack);
    matrices.get(0).packBackward(Floats.of(parameters.combine()));
    if (matrices.size() > 1) {
      matrices.get(1).packBackward(Floats.of(query(parameters)));
    }
    INDArray target = Nd4j.create(DataType.FLOAT, input.steps(), rows, embedded);
    Floats from = Floats.of(dense(epsilon));
    Floats to = Floats.of(target);
    float[] slopes = slope.dup('c').data().asFloat();
    team.run(
        parts.size(),
        part -> {
          DecoderRows own = parts.get(part);
          own.beginBack(slopes, input.sources());
          for (int t = input.steps() - 1; t >= 0; t--) {
            own.backward(t, from, to);
          }
          own.finishBack();
        });
    List<INDArray> first = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      first.addAll(layers.get(layer).finish(gradients.cells().get(layer)));
    }
    matrices.get(0).weightGradient(Floats.of(gradients.combine()), input.steps());
    INDArray source = sourceGradient(gradients.attention());
    return new DecoderGradient(target.permute(1, 2, 0), source, first);
  }

  /** At the source, [N, M, S]; also those of the attention's parameters. */
  private INDArray sourceGradient(Map<String, INDArray> gradients) {
    INDArray values = scatter(false, form.source());
    SourceRow.keyMatrix(form.attention(), parameters.attention())
        .forEach(
            matrix -> {
              INDArray keys = scatter(true, form.attention().hidden());
              Nd4j.gemm(
                  clean,
                  keys,
                  SourceRow.keyMatrix(form.attention(), gradients).get(0),
                  true,
                  false,
                  1,
                  0);
              values.addi(keys.mmul(matrix.transpose()));
            });
    if (matrices.size() > 1) {
      matrices.get(1).weightGradient(Floats.of(gradients.get(AttentionForm.QUERY)), input.steps());
      int width = form.attention().hidden();
      float[] bias = new float[width];
      float[] sum = new float[width];
      parts.forEach(part -> part.addAttentionGradients(bias, sum));
      assign(gradients.get(AttentionForm.BIAS), bias);
      assign(gradients.get(AttentionForm.SUM), sum);
    }
    return values.reshape('c', rows, input.sources(), form.source()).permute(0, 2, 1);
  }

  private static void assign(INDArray gradient, float[] values) {
    gradient.assign(Nd4j.createFromArray(values).reshape(gradient.shape()));
  }

  /** Gradients at values, or at keys as they are compared, [N · S, width]. */
  private INDArray scatter(boolean keys, int width) {
    float[] all = new float[rows * input.sources() * width];
    for (DecoderRows part : parts) {
      part.scatter(keys, all, input.sources(), width);
    }
    return Nd4j.createFromArray(all).reshape('c', (long) rows * input.sources(), width);
  }
}
