package dev.unroll.training.command;

import dev.unroll.training.gradient.GradientNormalisation;
import java.util.Arrays;
import java.util.Locale;

/** The short names that users type for the kinds of gradient normalisation. */
enum Clip {
  GLOBAL(GradientNormalisation.CLIP_GLOBAL_NORM),
  LAYER(GradientNormalisation.CLIP_L2_PER_LAYER),
  PARAM(GradientNormalisation.CLIP_L2_PER_PARAM_TYPE),
  VALUE(GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE),
  RENORMALIZE_LAYER(GradientNormalisation.RENORMALIZE_L2_PER_LAYER),
  RENORMALIZE_PARAM(GradientNormalisation.RENORMALIZE_L2_PER_PARAM_TYPE),
  NONE(GradientNormalisation.NONE);

  private final GradientNormalisation kind;

  Clip(GradientNormalisation kind) {
    this.kind = kind;
  }

  GradientNormalisation kind() {
    return kind;
  }

  static Clip of(GradientNormalisation kind) {
    return Arrays.stream(values()).filter(clip -> clip.kind == kind).findFirst().orElseThrow();
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
