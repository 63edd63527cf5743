package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a text back into its one derivation, in time linear in its length, and so knows its exact
 * probability. That it can be made for a grammar proves that no text of the grammar, nor any row of
 * such texts without gaps, has two derivations.
 *
 * <p>The proof. Call predicting pieces of a rule those of which one must come next in the text
 * where the rule is used: the first pieces of its body and, where the body can be empty, of what
 * may follow. The constructor demands that of two rules of one symbol no predicting piece of the
 * one is the beginning of one of the other (and that only one of them can stand at the end). Expand
 * the leftmost symbol first. The rule that made the text has a predicting piece that begins the
 * rest of the text. Had another rule one as well, both pieces would begin the same rest, so the
 * shorter would begin the longer, which was excluded. So every choice is forced and the derivation
 * is the only one. This is the argument for strong LL(1) grammars (Lewis and Stearns 1968,
 * "Syntax-directed transduction"; Rosenkrantz and Stearns 1970), with whole text pieces as symbols.
 */
public final class PredictiveParser {
  private record Prediction(String piece, Rule rule) {
    boolean fits(String text, int position) {
      return piece.isEmpty() ? position == text.length() : text.startsWith(piece, position);
    }

    boolean clashesWith(Prediction other) {
      boolean end = piece.isEmpty() || other.piece.isEmpty();
      return end
          ? piece.equals(other.piece)
          : piece.startsWith(other.piece) || other.piece.startsWith(piece);
    }
  }

  private final Grammar grammar;
  private final Map<String, List<Prediction>> predictions = new HashMap<>();

  /**
   * A parser of the start symbol's texts.
   *
   * @throws IllegalArgumentException naming the symbol and the two pieces between which the next
   *     text cannot decide; such a grammar may still be unambiguous
   */
  public PredictiveParser(Grammar grammar) {
    this.grammar = grammar;
    FirstPieces pieces = new FirstPieces(grammar);
    Check.require(
        !pieces.canBeEmpty(grammar.start()),
        "a text of '" + grammar.start() + "' may be empty, so texts in a row cannot be told apart");
    grammar
        .rules()
        .forEach((name, alternatives) -> predictions.put(name, predict(alternatives, pieces)));
  }

  /**
   * The natural logarithm of the probability of {@code text}: of one text of the start symbol, or
   * of several in a row as independent draws (their sum). Its negative is the length in nats of the
   * ideal code. Negative infinity when the text, the empty one included, is no row of whole texts.
   */
  public double logProbability(String text) {
    double logProbability = text.isEmpty() ? Double.NEGATIVE_INFINITY : 0;
    Deque<Symbol> open = new ArrayDeque<>();
    int position = 0;
    while (position < text.length() || !open.isEmpty()) {
      Symbol next = open.isEmpty() ? new Symbol.Name(grammar.start()) : open.pop();
      if (next instanceof Symbol.Text piece) {
        if (!text.startsWith(piece.text(), position)) {
          return Double.NEGATIVE_INFINITY;
        }
        position += piece.text().length();
      } else if (next instanceof Symbol.Name name) {
        List<Rule> fitting = fitting(name.name(), text, position);
        if (fitting.isEmpty()) {
          return Double.NEGATIVE_INFINITY;
        }
        logProbability += Math.log(fitting.get(0).probability());
        pushReversed(fitting.get(0).body(), open);
      }
    }
    return logProbability;
  }

  /** Puts a body on the stack with its first symbol on top. */
  private static void pushReversed(List<Symbol> body, Deque<Symbol> open) {
    for (int i = body.size() - 1; i >= 0; i--) {
      open.push(body.get(i));
    }
  }

  /** The one rule of {@code name} that the rest of the text allows, or none. */
  private List<Rule> fitting(String name, String text, int position) {
    List<Rule> rules = grammar.rules(name);
    if (rules.size() == 1) {
      return rules;
    }
    for (Prediction prediction : predictions.get(name)) {
      if (prediction.fits(text, position)) {
        return List.of(prediction.rule());
      }
    }
    return List.of();
  }

  private static List<Prediction> predict(List<Rule> alternatives, FirstPieces pieces) {
    List<Prediction> predictions = new ArrayList<>();
    for (Rule rule : alternatives) {
      int others = predictions.size();
      for (String piece : pieces.predicting(rule)) {
        Prediction made = new Prediction(piece, rule);
        predictions.subList(0, others).forEach(other -> requireApart(made, other));
        predictions.add(made);
      }
    }
    return List.copyOf(predictions);
  }

  private static void requireApart(Prediction one, Prediction other) {
    Check.require(
        !one.clashesWith(other),
        "two rules of '"
            + one.rule().head()
            + "' may both be next where the text goes on with '"
            + other.piece()
            + "' and '"
            + one.piece()
            + "'; move what they share into one rule before the choice");
  }
}
