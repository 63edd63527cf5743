package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.decoder.DecoderParts.AttentionPart;
import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The attention of a {@link DecoderStepper}: what it saw last for each row, and what it sees. */
final class StepAttention {
  private final AttentionPart part;
  private final int rows;
  private final int hidden;
  private final int features;
  private final int outputs;
  private final RowProduct combine;
  private final List<RowProduct> queries;
  private final float[] bias;
  private final float[] queryBias;
  private final float[] joined;
  private final float[] asked;
  private final float[][] query;
  private final float[][] context;
  private final List<RowAttention> kernels = new ArrayList<>();
  private List<SourceRow> sources = List.of();
  private int[] sentences = {};
  private float[][] kept = {};
  private float[][] weights = {};
  private float[] a;
  private float[] scratch;

  StepAttention(AttentionPart trained, int rows) {
    this.part = copied(trained);
    this.rows = rows;
    AttentionForm form = part.form();
    hidden = form.queries();
    features = form.keys();
    outputs = (int) part.combine().size(1);
    combine = RowProduct.of(part.combine(), outputs, rows, Team.shared());
    boolean additive = form.kind() == AttentionKind.ADDITIVE;
    int compared = SourceRow.compared(form);
    queries =
        additive
            ? List.of(
                RowProduct.of(
                    part.parameters().get(AttentionForm.QUERY), compared, rows, Team.shared()))
            : List.of();
    queryBias =
        additive
            ? part.parameters().get(AttentionForm.BIAS).dup().data().asFloat()
            : new float[compared];
    bias = part.bias().dup().data().asFloat();
    joined = new float[rows * (features + hidden)];
    asked = new float[rows * compared];
    query = new float[rows][compared];
    context = new float[rows][features];
    for (int i = 0; i < Team.shared().size(); i++) {
      kernels.add(new RowAttention(form, part.parameters()));
    }
    a = new float[rows * outputs];
    scratch = new float[rows * outputs];
  }

  /** Keys are multiplied anew for each source, by the weights as they are now. */
  private static AttentionPart copied(AttentionPart part) {
    Map<String, INDArray> own = new HashMap<>();
    part.parameters().forEach((name, array) -> own.put(name, array.dup(array.ordering())));
    return new AttentionPart(part.form(), own, part.combine(), part.bias(), part.feeding());
  }

  int outputs() {
    return outputs;
  }

  /** Features that the first cell sees of it. */
  int fed() {
    return switch (part.feeding()) {
      case NONE -> 0;
      case INPUT_FEEDING -> outputs;
      case CONTEXT_FEEDING -> features;
    };
  }

  float[][] weights() {
    return weights;
  }

  void reset(INDArray source, INDArray mask) {
    Check.require(
        source.rank() == 3
            && source.size(0) <= rows
            && source.size(1) == features
            && mask.rank() == 2
            && mask.size(0) == source.size(0)
            && mask.size(1) == source.size(2),
        "a source must be [N, "
            + features
            + ", S] with N at most "
            + rows
            + " and a mask [N, S], but they are "
            + Arrays.toString(source.shape())
            + " and "
            + Arrays.toString(mask.shape()));
    INDArray clean = SourceRow.clean(source, mask);
    sources = SourceRow.read(part.form(), part.parameters(), clean, mask);
    kept = new float[rows][(int) mask.size(1)];
    weights = new float[rows][(int) mask.size(1)];
    Arrays.fill(a, 0);
  }

  /**
   * Before the cells of a step.
   *
   * @param h [R, H] top states of the rows as they go on
   */
  void begin(int[] sentences, int[] parents, float[] h) {
    for (int sentence : sentences) {
      if (sentence < 0 || sentence >= sources.size()) {
        throw new IllegalArgumentException(
            "a sentence must be in [0, " + sources.size() + "), but was " + sentence);
      }
    }
    this.sentences = sentences;
    for (int row = 0; row < parents.length; row++) {
      System.arraycopy(a, parents[row] * outputs, scratch, row * outputs, outputs);
    }
    float[] before = a;
    a = scratch;
    scratch = before;
    if (part.feeding() == Feeding.CONTEXT_FEEDING) {
      attend(h);
    }
  }

  /** Copies what the first cell sees. */
  void feed(int row, float[] x, int at) {
    if (part.feeding() == Feeding.INPUT_FEEDING) {
      System.arraycopy(a, row * outputs, x, at, outputs);
    } else {
      System.arraycopy(context[row], 0, x, at, features);
    }
  }

  /** After the cells: a [R, A] of top states h [R, H]. */
  float[] finish(float[] h) {
    if (part.feeding() != Feeding.CONTEXT_FEEDING) {
      attend(h);
    }
    int width = features + hidden;
    for (int row = 0; row < sentences.length; row++) {
      System.arraycopy(context[row], 0, joined, row * width, features);
      System.arraycopy(h, row * hidden, joined, row * width + features, hidden);
      System.arraycopy(bias, 0, a, row * outputs, outputs);
    }
    combine.addTo(joined, List.of(a), sentences.length);
    Curves.tanh(a, sentences.length * outputs);
    return a;
  }

  private void attend(float[] h) {
    int compared = queryBias.length;
    int count = sentences.length;
    for (int row = 0; row < count; row++) {
      System.arraycopy(queryBias, 0, asked, row * compared, compared);
    }
    queries.forEach(product -> product.addTo(h, List.of(asked), count));
    float[] from = queries.isEmpty() ? h : asked;
    int parts = Math.min(kernels.size(), count);
    Team.shared()
        .run(
            parts,
            part -> {
              int end = Team.first(count, part + 1, parts);
              for (int row = Team.first(count, part, parts); row < end; row++) {
                System.arraycopy(from, row * compared, query[row], 0, compared);
                attend(kernels.get(part), row);
              }
            });
  }

  private void attend(RowAttention kernel, int row) {
    SourceRow source = sources.get(sentences[row]);
    kernel.attend(query[row], source, kept[row], context[row]);
    Arrays.fill(weights[row], 0);
    for (int s = 0; s < source.steps(); s++) {
      weights[row][source.places()[s]] = kept[row][s];
    }
  }
}
