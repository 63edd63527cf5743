package dev.unroll.training.gradient;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What is done to the gradient g before the optimiser sees it, with a threshold c.
 *
 * <p>The first six are Deeplearning4j's {@code GradientNormalization}, with the same results; the
 * last is the one that Pascanu, Mikolov and Bengio 2013 (algorithm 1) clip recurrent networks with.
 */
public enum GradientNormalisation {
  /** g as it is. */
  NONE {
    @Override
    void apply(LayerGradients gradients, double threshold) {}
  },
  /** Each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_LAYER {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      gradients.byLayer().forEach(layer -> scale(layer, 1 / orTiny(LayerGradients.norm(layer))));
    }
  },
  /** Each parameter of each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_PARAM_TYPE {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      eachParameter(gradients, view -> view.muli(1 / orTiny(view.norm2Number().doubleValue())));
    }
  },
  /** Each element: min(max(g, −c), c). */
  CLIP_ELEMENT_WISE_ABSOLUTE_VALUE {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      eachParameter(
          gradients,
          view -> {
            Transforms.min(view, threshold, false);
            Transforms.max(view, -threshold, false);
          });
    }
  },
  /** Each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_LAYER {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      gradients.byLayer().forEach(layer -> clip(layer, LayerGradients.norm(layer), threshold));
    }
  },
  /** Each parameter of each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_PARAM_TYPE {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      eachParameter(
          gradients, view -> clip(Map.of("", view), view.norm2Number().doubleValue(), threshold));
    }
  },
  /** All parameters together: g min(1, c / ‖g‖). */
  CLIP_GLOBAL_NORM {
    @Override
    void apply(LayerGradients gradients, double threshold) {
      double norm = GradientNorms.total(gradients.norms());
      gradients.byLayer().forEach(layer -> clip(layer, norm, threshold));
    }
  };

  /** Changes the gradient in place. */
  abstract void apply(LayerGradients gradients, double threshold);

  private interface Change {
    void to(INDArray view);
  }

  private static void eachParameter(LayerGradients gradients, Change change) {
    gradients.byLayer().forEach(layer -> layer.values().forEach(change::to));
  }

  private static void clip(Map<String, INDArray> views, double norm, double threshold) {
    if (norm > threshold) {
      scale(views, threshold / norm);
    }
  }

  private static void scale(Map<String, INDArray> views, double factor) {
    views.values().forEach(view -> view.muli(factor));
  }

  /** As Deeplearning4j, so that a gradient of zeros stays one. */
  private static double orTiny(double norm) {
    return norm == 0 ? 1e-5 : norm;
  }
}
