package dev.unroll.layers.embedding;

import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layer of a {@link TokenEmbedding}: copies rows of W out, and adds gradients up by row.
 *
 * <p>An output layer that uses W as its weights writes its own part of the gradient first, see
 * {@link #claimGradient()}.
 */
public final class TokenEmbeddingLayer extends EmbeddingTableLayer<TokenEmbedding> {
  private static final long serialVersionUID = 1L;

  private transient boolean claimed;

  TokenEmbeddingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    claimed = false;
    StepValues tokens =
        StepValues.of("layer " + layerConf().getLayerName() + ": input id", getInput());
    StepValues mask =
        maskArray == null
            ? StepValues.constant("mask", tokens.rows(), tokens.steps(), 1)
            : StepValues.of("input mask", maskArray);
    int[] ids = tokens.ids((int) table().size(0), mask);
    INDArray vectors = lookUp(ids, tokens.steps(), tokens.rows(), workspaces);
    return vectors.permute(1, 2, 0);
  }

  /**
   * @param epsilon [N, E, T] gradient at the output
   * @return the gradient of W; no gradient at the ids
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray vectors = StepRows.of(epsilon.castTo(dataType));
    Gradient gradient = tableGradient(vectors, claimGradient());
    claimed = false;
    return new Pair<>(gradient, null);
  }

  /**
   * Asks for the gradient of W, to write to it in this backward pass.
   *
   * @return whether another layer has written to it before, so that one must add; else what is in
   *     there is old and must be replaced
   */
  public boolean claimGradient() {
    boolean before = claimed;
    claimed = true;
    return before;
  }
}
