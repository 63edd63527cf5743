package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * One weighted way to expand the symbol {@code head}: its {@code body}, in order, with {@code
 * probability} in (0, 1] given the head. An empty body expands to nothing.
 */
public record Rule(String head, double probability, List<Symbol> body) {
  public Rule {
    Check.notBlank("the head of a rule", head);
    Check.require(
        probability > 0 && probability <= 1,
        "the probability of a rule of '" + head + "' must be in (0, 1], but was " + probability);
    body = List.copyOf(body);
  }

  /**
   * A rule whose body is written as a template: {@code "the {Noun} sees"} is the text "the ", the
   * symbol Noun and the text " sees". Each run of text between braces becomes one {@link
   * Symbol.Text}. Text that holds braces itself needs the record's constructor.
   *
   * @throws IllegalArgumentException when a brace has no partner or a name is blank
   */
  public static Rule of(String head, double probability, String template) {
    List<Symbol> body = new ArrayList<>();
    int position = 0;
    while (position < template.length()) {
      int open = template.indexOf('{', position);
      String text = template.substring(position, open < 0 ? template.length() : open);
      Check.require(text.indexOf('}') < 0, "'}' without '{' in the rule " + head + ": " + template);
      if (!text.isEmpty()) {
        body.add(new Symbol.Text(text));
      }
      if (open < 0) {
        break;
      }
      int close = template.indexOf('}', open);
      Check.require(close > 0, "'{' without '}' in the rule " + head + ": " + template);
      body.add(new Symbol.Name(template.substring(open + 1, close)));
      position = close + 1;
    }
    return new Rule(head, probability, body);
  }

  /**
   * How many characters (UTF-16 units) the body's own text has, without what its names expand to.
   */
  public int characters() {
    int characters = 0;
    for (Symbol symbol : body) {
      characters += symbol instanceof Symbol.Text piece ? piece.text().length() : 0;
    }
    return characters;
  }

  /** The names in the body, in order, repeated as often as they stand there. */
  public List<String> names() {
    return body.stream()
        .filter(Symbol.Name.class::isInstance)
        .map(symbol -> ((Symbol.Name) symbol).name())
        .toList();
  }
}
