package dev.unroll.data.synthetic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle for ambiguity: sums the probability of a text, and counts its derivations, over all of
 * them by inside sums (Baker 1979), trying every rule everywhere. For grammars without left
 * recursion.
 */
final class InsideChart {
  /** All derivations of a span together. */
  record Inside(double probability, long derivations) {
    Inside plus(Inside other) {
      return new Inside(probability + other.probability, derivations + other.derivations);
    }

    Inside times(Inside other) {
      return new Inside(probability * other.probability, derivations * other.derivations);
    }
  }

  private record Span(String name, int from) {}

  private final Grammar grammar;
  private final String text;
  private final Map<Span, Map<Integer, Inside>> chart = new HashMap<>();

  private InsideChart(Grammar grammar, String text) {
    this.grammar = grammar;
    this.text = text;
  }

  static Inside of(Grammar grammar, String text) {
    InsideChart chart = new InsideChart(grammar, text);
    return chart.inside(grammar.start(), 0).getOrDefault(text.length(), new Inside(0, 0));
  }

  /** Of {@code name} from {@code from}: for each end of the span, all derivations. */
  private Map<Integer, Inside> inside(String name, int from) {
    Span span = new Span(name, from);
    if (!chart.containsKey(span)) {
      Map<Integer, Inside> sums = new HashMap<>();
      for (Rule rule : grammar.rules(name)) {
        Inside chosen = new Inside(rule.probability(), 1);
        ofBody(rule.body(), from)
            .forEach((end, inside) -> sums.merge(end, inside.times(chosen), Inside::plus));
      }
      chart.put(span, sums);
    }
    return chart.get(span);
  }

  private Map<Integer, Inside> ofBody(List<Symbol> body, int from) {
    Map<Integer, Inside> ends = Map.of(from, new Inside(1, 1));
    for (Symbol symbol : body) {
      Map<Integer, Inside> further = new HashMap<>();
      ends.forEach(
          (end, before) ->
              ofSymbol(symbol, end)
                  .forEach((to, inside) -> further.merge(to, before.times(inside), Inside::plus)));
      ends = further;
    }
    return ends;
  }

  private Map<Integer, Inside> ofSymbol(Symbol symbol, int from) {
    if (symbol instanceof Symbol.Text piece) {
      return text.startsWith(piece.text(), from)
          ? Map.of(from + piece.text().length(), new Inside(1, 1))
          : Map.of();
    }
    return inside(((Symbol.Name) symbol).name(), from);
  }
}
