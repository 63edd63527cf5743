package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.recurrent.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A decoder with random parameters and inputs, and the loss Σ output ∘ weights + λ Σ_n Σ_s (1 − Σ_t
 * α_nts)².
 */
final class DecoderProblem {
  static final int E = 2;
  static final int A = 4;

  final DecoderForm form;
  final DataType type;
  final Map<String, INDArray> parameters;
  final INDArray target;
  final INDArray targetMask;
  final INDArray source;
  final INDArray sourceMask;
  final List<INDArray> first = new ArrayList<>();
  final INDArray lossWeights;
  double lambda;
  DecoderDropout.Masks dropped = DecoderDropout.Masks.NONE;

  /** Sizes N, T, S. */
  DecoderProblem(DecoderForm form, DataType type, int n, int t, int s, boolean masked) {
    this.form = form;
    this.type = type;
    Random random = new Random(11);
    parameters = table(form, normal(random, 1, (int) numParams(form)).muli(0.7).castTo(type));
    target = normal(random, n, E, t).castTo(type);
    source = normal(random, n, form.source(), s).castTo(type);
    for (int i = 0; i < form.states(); i++) {
      first.add(normal(random, n, form.hidden()).castTo(type));
    }
    lossWeights = normal(random, n, form.outputs(), t).castTo(type);
    targetMask = Nd4j.ones(type, n, t);
    sourceMask = Nd4j.ones(type, n, s);
    for (int row = 0; masked && row < n; row++) {
      for (int i = t - row % (t + 1); i < t; i++) {
        targetMask.putScalar(row, i, 0);
      }
      for (int i = 0; i < s; i++) {
        // The third row sees no source at all.
        sourceMask.putScalar(row, i, row == 2 || (row + i) % 3 == 2 ? 0 : 1);
      }
    }
  }

  private DecoderProblem(DecoderProblem other, DataType type) {
    this.form = other.form;
    this.lambda = other.lambda;
    this.type = type;
    // Copies by way of the flat array, so that matrices lie in 'f' order again.
    INDArray flat = Nd4j.create(DataType.DOUBLE, 1, numParams(form));
    table(form, flat).forEach((key, array) -> array.assign(other.parameters.get(key)));
    this.parameters = table(form, flat.castTo(type));
    this.target = other.target.castTo(type);
    this.targetMask = other.targetMask.castTo(type);
    this.source = other.source.castTo(type);
    this.sourceMask = other.sourceMask.castTo(type);
    other.first.forEach(state -> first.add(state.castTo(type)));
    this.lossWeights = other.lossWeights.castTo(type);
    this.dropped =
        new DecoderDropout.Masks(
            cast(other.dropped.inputs(), type), cast(other.dropped.outputs(), type));
  }

  private static List<INDArray> cast(List<INDArray> masks, DataType type) {
    return masks.stream()
        .map(mask -> mask.permute(2, 0, 1).dup('c').castTo(type).permute(1, 2, 0))
        .toList();
  }

  DecoderProblem as(DataType other) {
    return new DecoderProblem(this, other);
  }

  static DecoderForm form(Cell cell, int layers, AttentionKind kind, Feeding feeding) {
    int h = 3;
    AttentionForm attention =
        switch (kind) {
          case DOT -> AttentionForm.dot(h);
          case SCALED_DOT -> AttentionForm.scaledDot(h);
          case GENERAL -> AttentionForm.general(h, 2);
          case ADDITIVE -> AttentionForm.additive(h, 2, 5);
        };
    return new DecoderForm(cell, layers, attention, feeding, A);
  }

  private static NeuralNetConfiguration settings(DecoderForm form) {
    DecoderConfiguration configuration =
        new DecoderConfiguration.Builder(form).<DecoderConfiguration>build();
    configuration.inputs(E);
    NeuralNetConfiguration settings = new NeuralNetConfiguration();
    settings.setLayer(configuration);
    return settings;
  }

  /** For a stepper. */
  DecoderParts parts() {
    DecoderConfiguration configuration = (DecoderConfiguration) settings(form).getLayer();
    DecoderArrays arrays = DecoderParameters.split(form, parameters);
    List<DecoderParts.CellPart> cells = new ArrayList<>();
    for (int i = 0; i < form.layers(); i++) {
      cells.add(new DecoderParts.CellPart(configuration.cell(i), arrays.cells().get(i)));
    }
    return new DecoderParts(
        cells,
        List.of(
            new DecoderParts.AttentionPart(
                form.attention(), arrays.attention(), arrays.combine(), form.feeding())));
  }

  static long numParams(DecoderForm form) {
    return DecoderParameters.INSTANCE.numParams(settings(form));
  }

  static Map<String, INDArray> table(DecoderForm form, INDArray flat) {
    return DecoderParameters.INSTANCE.getGradientsFromFlattened(settings(form), flat);
  }

  static INDArray normal(Random random, int... shape) {
    INDArray array =
        Nd4j.create(DataType.DOUBLE, java.util.Arrays.stream(shape).asLongStream().toArray());
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  DecoderInput input() {
    return new DecoderInput(target, targetMask, source, sourceMask, first);
  }

  INDArray output(DecoderPass pass, boolean keep) {
    INDArray output =
        Nd4j.create(type, target.size(2), target.size(0), form.outputs()).permute(1, 2, 0);
    pass.forward(DecoderParameters.split(form, parameters), input(), dropped, output, keep);
    return output;
  }

  double loss(DecoderPass pass) {
    double loss = output(pass, false).mul(lossWeights).sumNumber().doubleValue();
    return loss + lambda * uneven(pass.weights());
  }

  /** Σ_n Σ_s (1 − Σ_t α_nts)² over what the masks leave. */
  double uneven(INDArray alpha) {
    double sum = 0;
    for (int n = 0; n < alpha.size(0); n++) {
      for (int s = 0; s < alpha.size(2); s++) {
        double looked = 0;
        boolean asks = false;
        for (int t = 0; t < alpha.size(1); t++) {
          asks |= targetMask.getDouble(n, t) != 0;
          looked += targetMask.getDouble(n, t) == 0 ? 0 : alpha.getDouble(n, t, s);
        }
        sum += asks && sourceMask.getDouble(n, s) != 0 ? (1 - looked) * (1 - looked) : 0;
      }
    }
    return sum;
  }

  /** Gradients of the loss by name: the parameters', then target, source and first states. */
  Map<String, INDArray> gradients(DecoderPass pass) {
    output(pass, true);
    Map<String, INDArray> gradients =
        table(form, Nd4j.valueArrayOf(new long[] {1, numParams(form)}, 7.0, type));
    INDArray slope = AttentionDeficit.of(pass.weights(), input()).slope(lambda);
    DecoderGradient below =
        pass.backward(lossWeights, slope, DecoderParameters.split(form, gradients));
    Map<String, INDArray> all = new LinkedHashMap<>(gradients);
    all.put("target", below.target());
    all.put("source", below.source());
    for (int i = 0; i < below.first().size(); i++) {
      all.put("first " + i, below.first().get(i));
    }
    return all;
  }

  /** What the gradients are with respect to, by the same names. */
  Map<String, INDArray> variables() {
    Map<String, INDArray> all = new LinkedHashMap<>(parameters);
    all.put("target", target);
    all.put("source", source);
    for (int i = 0; i < first.size(); i++) {
      all.put("first " + i, first.get(i));
    }
    return all;
  }

  /** Puts NaN wherever a mask leaves out. */
  void spoilPadding() {
    spoil(target, targetMask);
    spoil(source, sourceMask);
    spoil(lossWeights, targetMask);
  }

  private static void spoil(INDArray sequence, INDArray mask) {
    for (int n = 0; n < mask.size(0); n++) {
      for (int t = 0; t < mask.size(1); t++) {
        for (int f = 0; mask.getDouble(n, t) == 0 && f < sequence.size(1); f++) {
          sequence.putScalar(n, f, t, Double.NaN);
        }
      }
    }
  }
}
