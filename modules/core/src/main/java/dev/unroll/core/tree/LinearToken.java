package dev.unroll.core.tree;

/** What the tokens of a linearised tree look like: {@code (NP} opens, {@code )NP} closes. */
final class LinearToken {
  private LinearToken() {}

  static String opening(String label) {
    return "(" + label;
  }

  static String closing(String label) {
    return ")" + label;
  }

  static boolean opens(String token) {
    return token.startsWith("(");
  }

  static boolean closes(String token) {
    return token.startsWith(")");
  }

  /** The label of a token that opens or closes; perhaps none that {@link Tree#isLabel} allows. */
  static String label(String token) {
    return token.substring(1);
  }
}
