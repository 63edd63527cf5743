package dev.unroll.layers.attention;

/** How a query and a key are compared. */
public enum AttentionKind {
  /** e = q · k (Luong, Pham and Manning 2015, eq. 8 "dot"). */
  DOT,
  /** e = q · k / √H (Vaswani et al. 2017, eq. 1). */
  SCALED_DOT,
  /** e = q · (k W) (Luong, Pham and Manning 2015, eq. 8 "general"). */
  GENERAL,
  /** e = tanh(q Wq + k Wk + b) · v (Bahdanau, Cho and Bengio 2015, appendix A.1.2). */
  ADDITIVE
}
