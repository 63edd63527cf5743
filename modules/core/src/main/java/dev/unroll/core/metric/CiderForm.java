package dev.unroll.core.metric;

/** The two forms of CIDEr that papers report. */
public enum CiderForm {
  /** The cosine of the paper's equation 2. */
  PLAIN,
  /**
   * CIDEr-D: a caption gains nothing by saying a word more often than the reference, or by another
   * length. It is what coco-caption prints as CIDEr.
   */
  D
}
