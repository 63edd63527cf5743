package dev.unroll.core.decoding;

import java.util.List;

/** The same for models with attention. */
final class AttentiveRecurrentScorer extends RecurrentScorer implements AttentiveScorer {
  AttentiveRecurrentScorer(List<? extends TinyModel> models) {
    super(models);
  }

  @Override
  public float[] attention(int row) {
    return lookedAt(row);
  }
}
