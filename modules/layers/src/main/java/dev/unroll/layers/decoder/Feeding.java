package dev.unroll.layers.decoder;

/** What of its attention the first cell of a decoder sees beside the embedded target. */
public enum Feeding {
  /**
   * Nothing: attention comes after the cells (Luong, Pham and Manning 2015, section 3.1).
   *
   * <pre>
   * h_t = cells(y_t, h_{t−1})    c_t = attention(h_t)    a_t = tanh([c_t ; h_t] Wc)
   * </pre>
   */
  NONE,
  /**
   * The attentional vector of the step before (Luong, Pham and Manning 2015, section 3.3), zeros
   * before the first.
   *
   * <pre>
   * h_t = cells([y_t ; a_{t−1}], h_{t−1})    c_t = attention(h_t)    a_t = tanh([c_t ; h_t] Wc)
   * </pre>
   */
  INPUT_FEEDING,
  /**
   * The context that the top state of the step before finds (Bahdanau, Cho and Bengio 2015,
   * appendix A.2.2), where a_t stands for their deep output of a maxout.
   *
   * <pre>
   * c_t = attention(h_{t−1})    h_t = cells([y_t ; c_t], h_{t−1})    a_t = tanh([c_t ; h_t] Wc)
   * </pre>
   */
  CONTEXT_FEEDING
}
