package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;

/**
 * One part of a rule's body: literal text, or the name of another symbol to expand in its place.
 */
public sealed interface Symbol {

  /** Literal text, at least one character. */
  record Text(String text) implements Symbol {
    public Text {
      Check.require(!text.isEmpty(), "a text piece of a rule must not be empty; leave it out");
    }
  }

  /** A nonterminal by its name, any text that is not blank. */
  record Name(String name) implements Symbol {
    public Name {
      Check.notBlank("the name of a symbol", name);
    }
  }
}
