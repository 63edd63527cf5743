package dev.unroll.core.decoding;

/**
 * The tokens of one row from the likeliest down, the lower of equal ones first: a binary heap, so
 * that the first k of V tokens cost O(V + k log V) and no full sort. Reused between rows.
 */
final class RankedTokens {
  private int[] heap = {};
  private int size;
  private float[] logits = {};

  /** Starts anew on {@code logits}, which must hold no NaN nor change until the last poll. */
  void rank(float[] logits) {
    this.logits = logits;
    if (heap.length < logits.length) {
      heap = new int[logits.length];
    }
    size = logits.length;
    for (int token = 0; token < size; token++) {
      heap[token] = token;
    }
    for (int place = size / 2 - 1; place >= 0; place--) {
      sink(place);
    }
  }

  /** Takes the likeliest token left; the caller knows that there is one. */
  int poll() {
    int best = heap[0];
    heap[0] = heap[--size];
    sink(0);
    return best;
  }

  private void sink(int from) {
    int place = from;
    int token = heap[place];
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], token)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = token;
  }

  private boolean before(int a, int b) {
    return logits[a] > logits[b] || (logits[a] == logits[b] && a < b);
  }
}
